using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports;
using CampaignMetrics.Reports.Breakdowns;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>The messages of a scope, broken down by a dimension such as campaign, list or mailbox provider: one row for each
/// value.</summary>
/// <remarks>
/// <para>
/// A row has the same numbers as a report that is filtered by its key, but all rows come from one pass over the messages. A message with
/// several values of the dimension (lists, tags, workflows) is in several rows, so the rows may sum up to more than the total.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// foreach (BreakdownRow row in messages.Breakdown(Dimension.MailboxProvider).Rows)
///     Console.WriteLine($"{row.Key}: {row.Rates.Delivery.Value:P1}");
/// </code>
/// </example>
[JsonConverter(typeof(DataConverter<Breakdown>)), JsonForm<BreakdownConverter>]
public sealed class Breakdown : ScopeDocument
{
    /// <summary>The name of the schema in its JSON.</summary>
    public const string Schema = "campaign-metrics/breakdown/v1";

    // Null where the breakdown was read from JSON: it cannot be merged then.
    private readonly BreakdownSums? _sums;

    internal Breakdown(BreakdownSums sums, Dimension by, DocumentBasis basis) : this(by, basis)
    {
        var scope = basis.Scope;
        _sums = sums;
        var rows = new BreakdownRows(sums, basis.Definition);
        (Caveats, PlacesBy) = (sums.CaveatsOf(scope), sums.PlacesBy);
        Total = rows.Row(null, sums.Whole);
        var all = rows.Of(sums.Rows[0], by);
        Rows = all.Length > scope.MaxRows ? all[..scope.MaxRows] : all;
        RowsLeftOut = all.Length - Rows.Length;
    }

    internal Breakdown(Dimension by, DocumentBasis basis) : base(basis) => By = by;

    /// <summary>The dimension whose values the rows are.</summary>
    public Dimension By { get; }

    /// <summary>The geolocation database that told the places of the rows, where these are countries; null otherwise, and where there is
    /// none.</summary>
    public PlacesSource? PlacesBy { get; internal init; }

    /// <summary>The numbers of all messages of the scope, each counted once.</summary>
    public BreakdownRow Total { get; internal init; } = null!;

    /// <summary>The rows, most sent first, ties by key; sending days by date. Messages without a value come last, in a row without a key.
    /// At most <see cref="ReportScope.MaxRows"/>.</summary>
    public ImmutableArray<BreakdownRow> Rows { get; internal init; } = [];

    /// <summary>The number of rows beyond <see cref="ReportScope.MaxRows"/>, which are left out.</summary>
    public long RowsLeftOut { get; internal init; }

    /// <summary>The row with a key; null when there is none.</summary>
    /// <param name="key">The key; null for the row of messages without a value.</param>
    public BreakdownRow? this[string? key] => Rows.FirstOrDefault(row => row.Key == key);

    /// <summary>Merges breakdowns over disjoint sets of contacts into one.</summary>
    /// <param name="parts">One or more, of the same dimension, definition, scope and settings.</param>
    /// <exception cref="ArgumentException">There is no part; two differ in one of these; rows or scope are about
    /// campaigns and two parts know different campaigns of an email; or a part was read from JSON, which has no sums.</exception>
    public static Breakdown Merge(params IEnumerable<Breakdown> parts)
    {
        var (first, sums) = MergedParts.Of(
            parts, $"dimension, {DocumentBasis.Words}",
            (one, other) => one.By == other.By && one.Basis == other.Basis, part => part._sums);
        return new Breakdown(sums, first.By, first.Basis);
    }

    /// <summary>The same as a table, for spreadsheets and other programs.</summary>
    public Table ToTable() => BreakdownTable.Of(this);

    internal override IEnumerable<int> Pieces(Utf8JsonWriter json) => BreakdownConverter.Instance.Pieces(json, this);
}

/// <summary>The numbers of the messages that have one value of the dimension.</summary>
[JsonConverter(typeof(DataConverter<BreakdownRow>)), JsonForm<BreakdownRowConverter>]
public sealed record BreakdownRow
{
    /// <summary>The value; null for messages that have none, and for a total.</summary>
    public string? Key { get; init; }

    /// <summary>The count of each metric.</summary>
    public required MetricCounts Counts { get; init; }

    /// <summary>How many distinct contacts were mailed, reached, opened and clicked.</summary>
    public required PeopleReport People { get; init; }

    /// <summary>How many messages were sent, delivered, bounced; without the reasons for bounces.</summary>
    public required DeliveryReport Delivery { get; init; }

    /// <summary>Opens, clicks, replies and forwards.</summary>
    public required EngagementReport Engagement { get; init; }

    /// <summary>The rates by the definition's formulas. Countries and clients are known of openers only, so by these dimensions only rates
    /// over openers are measured.</summary>
    public required RatesReport Rates { get; init; }

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<BreakdownRow>.Shown(this);
}
