namespace CampaignMetrics.Webhooks.Tests.Cases;

/// <summary>Reads the files of cases: <c>== title</c>, header fields, the body on one line, and behind <c>-></c> what it tells.</summary>
internal static class CaseFile
{
    private static readonly string Folder = Repository.PathOf("tests", "CampaignMetrics.Webhooks.Tests", "Providers");

    /// <summary>The cases of all providers.</summary>
    public static IReadOnlyList<Case> All { get; } = Find("Cases.txt");

    /// <summary>The pages of APIs of all providers: <c>Pages.txt</c>, in the same form.</summary>
    public static IReadOnlyList<Case> Pages { get; } = Find("Pages.txt");

    private static Case[] Find(string name) =>
        [.. Directory.GetFiles(Folder, name, SearchOption.AllDirectories).Order(StringComparer.Ordinal).SelectMany(Read)];

    /// <summary>The cases of a file, whose folder is named after the provider.</summary>
    public static IEnumerable<Case> Read(string file)
    {
        var provider = Path.GetFileName(Path.GetDirectoryName(file)!);
        var lines = File.ReadAllLines(file).Where(line => line.Length > 0 && line[0] != '#').ToList();
        var starts =
            Enumerable.Range(0, lines.Count).Where(i => lines[i].StartsWith("== ", StringComparison.Ordinal)).Append(lines.Count).ToList();
        foreach (var (start, end) in starts.Zip(starts.Skip(1))) yield return One(provider, lines[start][3..], lines[(start + 1)..end]);
    }

    private static Case One(string provider, string title, List<string> lines)
    {
        var told = lines.Where(line => line.StartsWith("-> ", StringComparison.Ordinal)).Select(line => line[3..]).ToList();
        var sent = lines[..^told.Count];
        var headers = new WebhookHeaders();
        foreach (var header in sent[..^1]) headers.Add(header.Split(": ", 2)[0], header.Split(": ", 2)[1]);
        return new Case(provider, title, headers, sent[^1], told);
    }
}
