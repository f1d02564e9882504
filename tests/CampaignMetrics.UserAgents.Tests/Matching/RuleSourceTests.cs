using System.Reflection;

namespace CampaignMetrics.UserAgents.Tests.Matching;

/// <summary>Every rule has a source that its table states (docs/decisions/agent-rule-sources.md).</summary>
public sealed class RuleSourceTests
{
    private const string Source = "# Source: ";

    private static readonly Assembly Rules = typeof(UserAgent).Assembly;

    /// <summary>The names of all tables.</summary>
    public static TheoryData<string> Tables => [.. Rules.GetManifestResourceNames()];

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_table_names_a_source_above_its_first_rule(string table) =>
        Assert.Contains(LinesOf(table).TakeWhile(line => !IsRule(line)), line => line.StartsWith(Source, StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_source_line_names_something_and_has_a_rule_below_it(string table)
    {
        var lines = LinesOf(table).Where(line => line.Length > 0).ToList();
        var sources = Enumerable.Range(0, lines.Count).Where(i => lines[i].StartsWith(Source, StringComparison.Ordinal));
        Assert.All(sources, i =>
        {
            Assert.True(lines[i].Length > Source.Length, lines[i]);
            Assert.True(IsRule(lines.Skip(i).First(line => line[0] != '#' || line == lines[^1])), lines[i]);
        });
    }

    private static bool IsRule(string line) => line.Length > 0 && line[0] != '#' && !line.StartsWith("unless ", StringComparison.Ordinal);

    private static List<string> LinesOf(string table)
    {
        using var reader = new StreamReader(Rules.GetManifestResourceStream(table)!);
        return [.. reader.ReadToEnd().Split('\n')];
    }
}
