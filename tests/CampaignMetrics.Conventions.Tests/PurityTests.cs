namespace CampaignMetrics.Conventions.Tests;

/// <summary>What no source may hold. What packages may not read is in <c>src/BannedSymbols.txt</c>, and breaks their build.</summary>
public sealed class PurityTests
{
    private static readonly string[] Words = ["catch { }", "catch {}", "NotImplementedException", "TODO", "FIXME", "#region"];

    [Fact]
    public void No_source_swallows_exceptions_or_puts_work_off() => Failures.None(
        "Handle it, or let it pass:",
        from package in Package.All
        from file in package.SourceFiles
        from line in File.ReadLines(file).Select((text, index) => (Text: text, Number: index + 1))
        from word in Words
        where Holds(line.Text, word)
        select $"{Path.GetRelativePath(Repository.Root, file)}:{line.Number}: {word}");

    /// <summary>The word, and not the end of a longer one.</summary>
    private static bool Holds(string line, string word)
    {
        for (var at = 0; (at = line.IndexOf(word, at, StringComparison.Ordinal)) >= 0; at++)
            if (at == 0 || !char.IsLetterOrDigit(line[at - 1])) return true;
        return false;
    }
}
