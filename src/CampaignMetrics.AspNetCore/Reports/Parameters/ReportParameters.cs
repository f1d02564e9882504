using System.Collections.Immutable;
using System.Text.Json;

namespace CampaignMetrics.AspNetCore.Reports.Parameters;

/// <summary>What single reports ask for beside their scope.</summary>
internal static class ReportParameters
{
    public const int MostLimit = 10_000;

    private const string Dimensions = "a dimension such as email, campaign, list, mailboxProvider or tag:NAME";

    public static Parameter Format { get; } = Parameter.Of("format", "The form of the answer; json by default.", "json", "csv", "ndjson");

    public static Parameter Columns { get; } = new(
        "columns", "The columns of csv and ndjson, separated by commas; all by default.", "names of columns", "email,delivered");

    public static Parameter By { get; } = new("by", "What the rows go by.", Dimensions, "campaign");

    public static Parameter RequiredBy { get; } = By with { IsRequired = true };

    public static Parameter Measures { get; } = new(
        "measures", "What is followed: metrics and rates, separated by commas.", "names of metrics and rates", "opened,open")
    {
        IsRequired = true,
    };

    public static Parameter X { get; } = new("x", "The rate from left to right; open by default.", "a rate", "open");

    public static Parameter Y { get; } = new("y", "The rate upwards; click by default.", "a rate", "click");

    public static Parameter Rate { get; } = new("rate", "The rate to rank by; open by default.", "a rate", "open");

    public static Parameter Cohorts { get; } = Parameter.Flag("cohorts", "Each step by when its messages were sent, too.");

    public static Parameter Kind { get; } = Parameter.Of(
        "kind", "Which messages to list: those that a metric counts, or those not opened or not clicked.",
        ["opened", .. RecipientKind.All.Select(kind => kind.Name).Where(name => name != "opened")]) with { IsRequired = true };

    public static Parameter Link { get; } = new(
        "link", "Only who clicked this link, in any spelling of it.", "a URL", "https://shop.example/tulips");

    public static Parameter Role { get; } = Parameter.Of(
        "role", "Only clicks on the link in this role.", [.. Enum.GetNames<LinkRole>().Select(JsonNamingPolicy.CamelCase.ConvertName)]);

    public static Parameter Limit { get; } = Parameter.Number("limit", "The most rows of a page; 100 by default.", 1, MostLimit);

    public static Parameter Cursor { get; } = new(
        "cursor", "Where the page begins: next of the page before it. It names a contact.", "a cursor", "from-next");

    public static Parameter Offset { get; } = Parameter.Number("offset", "How many rows to pass over.", 0, int.MaxValue);

    public static Parameter Search { get; } = new("search", "Only emails that have all these words.", "words", "sale");

    public static Parameter Sort { get; } = new(
        "sort", "The column to sort by: a property such as sentAt or name, a metric or a rate; sentAt by default.", "a column", "open");

    public static Parameter Ascending { get; } = Parameter.Flag(
        "ascending", "Smallest, earliest or first in the alphabet first.");

    public static Dimension? DimensionOf(Query query, Parameter parameter) => query.Value(
        parameter, text => Dimension.TryParse(text, null, out var dimension) ? dimension : default(Dimension?));

    /// <summary>A rate of the definition, as a measure; none where it is not given.</summary>
    public static IEnumerable<Measure> RateOf(Query query, Parameter parameter, string preset, Definition definition)
    {
        var name = query.Text(parameter) ?? preset;
        if (!definition.Rates.Any(rate => rate.Name == name)) query.Fault(parameter.Name, $"the definition has no rate of this name");
        else yield return Measure.Rate(name);
    }

    /// <summary>Metrics and rates. A metric wins where a rate has its name; <c>rate:NAME</c> means the rate.</summary>
    public static ImmutableArray<Measure> MeasuresOf(Query query)
    {
        var measures = ImmutableArray.CreateBuilder<Measure>();
        foreach (var name in query.List(Measures))
            if (Measure.TryParse(name, null, out var measure)) measures.Add(measure);
            else query.Fault(Measures.Name, $"'{name}' is not a metric or rate");
        return [.. measures.Distinct()];
    }
}
