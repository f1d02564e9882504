using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports;
using CampaignMetrics.Reports.Breakdowns;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>The messages of a scope, a row for each value of a dimension. A row has the numbers of the report that is filtered by its key;
/// where a message has several values (lists, tags), it stands in several rows, so that their sum may exceed the total.</summary>
/// <example>
/// <code>
/// foreach (BreakdownRow row in messages.Breakdown(Dimension.MailboxProvider).Rows)
///     Console.WriteLine($"{row.Key}: {row.Rates.Delivery.Value:P1}");
/// </code>
/// </example>
[JsonConverter(typeof(DataConverter<Breakdown>)), JsonForm<BreakdownConverter>]
public sealed class Breakdown : ScopeDocument
{
    /// <summary>The name of its JSON's schema.</summary>
    public const string Schema = "campaign-metrics/breakdown/v1";

    private readonly BreakdownSums? _sums;

    internal Breakdown(BreakdownSums sums, Dimension by, Definition definition, ReportScope scope) : this(by, definition, scope)
    {
        _sums = sums;
        var rows = new BreakdownRows(sums, definition);
        Caveats = sums.CaveatsOf(scope);
        Total = rows.Row(null, sums.Whole);
        var all = rows.Of(sums.Rows[0], by);
        Rows = all.Length > scope.MaxRows ? all[..scope.MaxRows] : all;
        RowsLeftOut = all.Length - Rows.Length;
    }

    internal Breakdown(Dimension by, Definition definition, ReportScope scope) : base(definition, scope) => By = by;

    /// <summary>What the rows go by.</summary>
    public Dimension By { get; }

    /// <summary>All messages of the scope.</summary>
    public BreakdownRow Total { get; internal init; } = null!;

    /// <summary>Most sent first, ties by key ordinally; days in their order. What has no value comes last, without a key. As many as
    /// <see cref="ReportScope.MaxRows"/>.</summary>
    public ImmutableArray<BreakdownRow> Rows { get; internal init; } = [];

    /// <summary>How many rows more there are than the scope asks for.</summary>
    public long RowsLeftOut { get; internal init; }

    /// <summary>The row of a key; null when there is none.</summary>
    /// <param name="key">The key; null for what has no value.</param>
    public BreakdownRow? this[string? key] => Rows.FirstOrDefault(row => row.Key == key);

    /// <summary>The breakdown of all messages from breakdowns over disjoint contacts.</summary>
    /// <param name="parts">One or more, of one dimension, definition and scope.</param>
    /// <exception cref="ArgumentException">There is no part, two differ in what they are of, in the campaign that events state of an
    /// email where the rows or the scope go by campaigns, or one was read from JSON, which tells no sums.</exception>
    public static Breakdown Merge(params IEnumerable<Breakdown> parts)
    {
        var (first, sums) = MergedParts.Of(
            parts, "dimension, definition and scope",
            (one, other) => one.By == other.By && one.IsAboutTheSame(other), part => part._sums);
        return new Breakdown(sums, first.By, first.Definition, first.Scope);
    }

    internal override IEnumerable<int> Pieces(Utf8JsonWriter json) => BreakdownConverter.Instance.Pieces(json, this);
}

/// <summary>The messages of a scope that have one value of a dimension.</summary>
[JsonConverter(typeof(DataConverter<BreakdownRow>)), JsonForm<BreakdownRowConverter>]
public sealed record BreakdownRow
{
    /// <summary>The value; null for messages that have none, and for a total.</summary>
    public string? Key { get; init; }

    /// <summary>The count of each metric.</summary>
    public required MetricCounts Counts { get; init; }

    /// <summary>Distinct contacts.</summary>
    public required PeopleReport People { get; init; }

    /// <summary>Where the messages ended; without reasons.</summary>
    public required DeliveryReport Delivery { get; init; }

    /// <summary>What readers did.</summary>
    public required EngagementReport Engagement { get; init; }

    /// <summary>The rates by the definition's formulas. Countries and clients are known of openers only: rates of another whole are not
    /// measured there.</summary>
    public required RatesReport Rates { get; init; }

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<BreakdownRow>.Shown(this);
}
