namespace CampaignMetrics.Conventions.Tests;

/// <summary>Code is not indented for its namespace. (The analyzers of style would say so, too, but take a third of a build.)</summary>
public sealed class NamespaceTests
{
    [Fact]
    public void Namespaces_are_of_the_whole_file() => Failures.None(
        "End the line with a semicolon instead of a brace:",
        from folder in new[] { "src", "tests", "benchmarks" }
        from file in Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories)
        where File.ReadLines(file).Any(IsOfBlock)
        select Path.GetRelativePath(Repository.Root, file));

    private static bool IsOfBlock(string line) =>
        line.StartsWith("namespace ", StringComparison.Ordinal) && !line.EndsWith(';');
}
