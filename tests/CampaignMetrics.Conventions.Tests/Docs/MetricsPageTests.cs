using System.Globalization;

namespace CampaignMetrics.Conventions.Tests.Docs;

/// <summary>The page that explains all metrics says what the code does.</summary>
public sealed class MetricsPageTests
{
    private static readonly MarkdownPage Page = MarkdownPage.All.Single(page => page.Path == "docs/metrics.md");

    [Fact]
    public void The_table_of_definitions_is_Definition_All() => Shows(DefinitionTable.Definitions());

    [Fact]
    public void The_table_of_rates_is_RateFormulas_Standard() => Shows(DefinitionTable.Rates());

    [Fact]
    public void Every_metric_is_explained() =>
        Assert.Equal(Enum.GetNames<Metric>().Select(name => $"`{name}`"), Page.Rows("| metric | counts |").Select(row => row[0]));

    [Fact]
    public void Every_method_of_a_rate_is_explained() => Assert.Equal(
        Enum.GetNames<RateMethod>().Select(name => $"`{name}`"),
        Page.Rows("| method | messages that a privacy proxy loaded |").Select(row => row[0]));

    [Fact]
    public void Every_actor_rule_is_explained_in_its_order() =>
        Assert.Equal(
            Enum.GetNames<ActorRule>().Select(name => $"`{Kebab(name)}`"), Page.Rows("| rule | holds for | actor |").Select(row => row[0]));

    [Fact]
    public void Every_reason_not_to_measure_is_explained() => Assert.Equal(
        typeof(NotMeasured).GetFields().Select(field => $"`{field.GetRawConstantValue()}`").Order(StringComparer.Ordinal),
        Page.Rows("| reason | where |").Select(row => row[0]).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_worked_example_is_right() => Failures.None(
        "Is not what Ratio computes:",
        from row in Page.Rows("| example | rate | counts | value |")
        let counts =
            row[2].Split('/', StringSplitOptions.TrimEntries).Select(count => long.Parse(count, CultureInfo.InvariantCulture)).ToArray()
        let value = string.Create(CultureInfo.InvariantCulture, $"{new Ratio(counts[0], counts[1]).Value * 100:0.000} %")
        where row[3] != value
        select $"{string.Join(" | ", row)}: {value}");

    private static void Shows(string table)
    {
        if (!Page.Text.Contains(table, StringComparison.Ordinal)) Assert.Fail($"{Page.Path} should hold:\n{table}");
    }

    private static string Kebab(string name) =>
        string.Concat(
            name.Select((letter, i) => char.IsUpper(letter) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(letter) : letter.ToString()));
}
