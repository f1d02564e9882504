using System.Text.RegularExpressions;

namespace CampaignMetrics.Conventions.Tests;

/// <summary>A line of code ends where an eye can follow it. Only a text is not cut: what is tested or printed is read whole.</summary>
public sealed partial class LineLengthTests
{
    private const int Longest = 140;
    private const string Raw = "\"\"\"";

    [Fact]
    public void No_line_is_longer_than_140_characters() => Failures.None(
        "Break it where one idea ends:",
        from folder in new[] { "src", "tests", "benchmarks" }
        from file in Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories)
        where !IsBuilt(file)
        from line in TooLong(file)
        select line);

    private static bool IsBuilt(string file) =>
        file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal);

    private static IEnumerable<string> TooLong(string path)
    {
        var inText = false;
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            var wasInText = inText;
            if (line.Split(Raw).Length % 2 == 0) inText = !inText;
            if (line.Length > Longest && !wasInText && !IsOneText().IsMatch(line))
                yield return $"{Path.GetRelativePath(Repository.Root, path)}:{number}: {line.Length}";
        }
    }

    /// <summary>Nothing but a text, and the marks that end its statement.</summary>
    [GeneratedRegex("""^ *(\w+: |\+ )?\$*"{1,3}.*"{1,3}(u8)?[)\]},; ]*$""")]
    private static partial Regex IsOneText();
}
