namespace CampaignMetrics.Contacts.Tests.Docs;

/// <summary>The page docs/guide/contacts.md, and the parts of it that code writes.</summary>
internal static class GuidePage
{
    private const string AcceptVariable = "CAMPAIGNMETRICS_ACCEPT_DOCS";

    private static string File { get; } = Repository.PathOf("docs", "guide", "contacts.md");

    public static string Text => System.IO.File.ReadAllText(File).ReplaceLineEndings("\n");

    public static string HowToAccept =>
        $"Review the change, then accept it: {AcceptVariable}=1 dotnet test tests/CampaignMetrics.Contacts.Tests";

    /// <summary>
    /// What stands between <c>&lt;!-- name --&gt;</c> and <c>&lt;!-- end --&gt;</c>; written anew first, where that is accepted.
    /// </summary>
    public static string Part(string name, string expected)
    {
        var (text, opening) = (Text, $"<!-- {name} -->\n");
        var start = text.IndexOf(opening, StringComparison.Ordinal) + opening.Length;
        var end = text.IndexOf("<!-- end -->", start, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable(AcceptVariable) != "1") return text[start..end];
        System.IO.File.WriteAllText(File, text[..start] + expected + text[end..]);
        return expected;
    }

    /// <summary>The C# on the page, block by block, without the last line end.</summary>
    public static IEnumerable<string> CSharp(string text) =>
        text.Split("```csharp\n").Skip(1).Select(rest => rest[..rest.IndexOf("\n```", StringComparison.Ordinal)]);

    /// <summary>The cells of the table with this header.</summary>
    public static IEnumerable<string[]> Rows(string header) =>
        Text.Split('\n')
            .SkipWhile(line => line != header)
            .Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries));
}
