using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports;
using CampaignMetrics.Reports.Json;
using CampaignMetrics.Reports.Sources;

namespace CampaignMetrics;

/// <summary>Visits, new contacts, customers and revenue by where they came from: emails, campaigns, or other sources. The first three are
/// conversions with the goal <c>visit</c>, <c>contact</c> or <c>customer</c>.</summary>
/// <remarks>
/// <para>
/// A conversion belongs to the email that it names. One that names none is attributed by the definition's windows, as in a report
/// (<see cref="Definition.AttributionWindow"/>); if no email qualifies, it counts under <see cref="Others"/>.
/// </para>
/// <para>
/// By <see cref="DateBasis.SendCohort"/> a period selects the messages that were sent in it, with all that they brought later; what no
/// email brought counts by its own date. By <see cref="DateBasis.EventDate"/> all conversions count by their own date.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// foreach (SourceRow row in messages.Sources().Campaigns)
///     Console.WriteLine($"{row.Key}: {row.Visits} visits, {row.Customers} customers");
/// </code>
/// </example>
[JsonConverter(typeof(DataConverter<SourcesReport>)), JsonForm<SourcesReportConverter>]
public sealed class SourcesReport : ScopeDocument
{
    /// <summary>The name of the schema in its JSON.</summary>
    public const string Schema = "campaign-metrics/sources/v1";

    // Null where the report was read from JSON: it cannot be merged then.
    private readonly ReportSums? _sums;

    internal SourcesReport(ReportSums sums, DocumentBasis basis) : this(basis)
    {
        var scope = basis.Scope;
        _sums = sums;
        var facts = new CaveatFacts(sums.PendingLong, sums.SharedIds) { WithoutEmail = sums.OtherSources.Rows.Sum(row => row.Sum.All) };
        Caveats = [.. Reports.Caveats.Of(new Measurement(sums.Emails.Values, Signs.Of(sums)), scope, facts)];
        var ofEmails = SourceTotal.OfEmails(sums).ToList();
        Emails = Rows(ofEmails, email => scope.Viewer.Sees(new EmailId(email)) ? email : null);
        // Campaigns are shown even where the viewer may not see their emails: they name no email.
        Campaigns = Rows(ofEmails, email => sums.Emails.GetValueOrDefault(email)?.CampaignId);
        Others = Rows(SourceTotal.OfOthers(sums), source => source.Length == 0 ? null : source);
    }

    internal SourcesReport(DocumentBasis basis) : base(basis)
    {
    }

    /// <summary>By email. Emails that the viewer may not see share a row without a key.</summary>
    public ImmutableArray<SourceRow> Emails { get; internal init; } = [];

    /// <summary>By campaign. Emails without a campaign share a row without a key.</summary>
    public ImmutableArray<SourceRow> Campaigns { get; internal init; } = [];

    /// <summary>Conversions that are attributed to no email, by the source that the host states (<see cref="Converted.Source"/>); in a row
    /// without a key where it states none. Empty if the scope filters by email, campaign, list, workflow or tag.</summary>
    public ImmutableArray<SourceRow> Others { get; internal init; } = [];

    /// <summary>Merges reports over disjoint sets of contacts into one.</summary>
    /// <param name="parts">One or more, of the same definition, scope and settings.</param>
    /// <exception cref="ArgumentException">There is no part; two differ in one of these; the scope filters by campaign and two parts
    /// know different campaigns of an email; or a part was read from JSON, which has no sums.</exception>
    public static SourcesReport Merge(params IEnumerable<SourcesReport> parts)
    {
        var (first, sums) = MergedParts.Of(
            parts, DocumentBasis.Words, (one, other) => one.Basis == other.Basis, part => part._sums);
        return new SourcesReport(sums, first.Basis);
    }

    /// <summary>The same as a table, for spreadsheets and other programs.</summary>
    public Table ToTable() => SourcesTable.Of(this);

    internal override IEnumerable<int> Pieces(Utf8JsonWriter json) => SourcesReportConverter.Instance.Pieces(json, this);

    /// <summary>The rows that have anything: most visits first, then most contacts, customers and orders, ties by key; the row without a
    /// key last.</summary>
    private static ImmutableArray<SourceRow> Rows(IEnumerable<SourceTotal> totals, Func<string, string?> keyOf) =>
    [
        .. totals.GroupBy(total => keyOf(total.Key)).Select(SourceTotal.RowOf).Where(row => row.HasAnything)
            .OrderBy(row => row.Key is null)
            .ThenByDescending(row => row.Visits).ThenByDescending(row => row.Contacts).ThenByDescending(row => row.Customers)
            .ThenByDescending(row => row.Revenue.Sum(revenue => revenue.Orders))
            .ThenBy(row => row.Key, CodePoints.Order),
    ];
}

/// <summary>What one source brought.</summary>
/// <param name="Key">The email, the campaign, or the source; null for none.</param>
/// <param name="Visits">Conversions with the goal <c>visit</c>; an order with several events counts once.</param>
/// <param name="Contacts">Conversions with the goal <c>contact</c>.</param>
/// <param name="Customers">Conversions with the goal <c>customer</c>.</param>
[JsonConverter(typeof(DataConverter<SourceRow>)), JsonForm<SourceRowConverter>]
public sealed record SourceRow(string? Key, long Visits, long Contacts, long Customers)
{
    /// <summary>The delivered messages of the email or campaign; null for other sources, which have none.</summary>
    public long? Delivered { get; init; }

    /// <summary>Revenue by currency, largest amount first; empty for none.</summary>
    public ImmutableArray<RevenueReport> Revenue { get; init => field = Door.Given(value); } = [];

    /// <summary>The same divided by the delivered messages; empty for other sources.</summary>
    public ImmutableArray<MoneyRatio> RevenuePerRecipient =>
        Delivered is { } delivered ? [.. Revenue.Select(revenue => new MoneyRatio(revenue.Amount, delivered))] : [];

    internal bool HasAnything => Visits + Contacts + Customers > 0 || !Revenue.IsEmpty;

    /// <summary>Whether both have the same content.</summary>
    /// <param name="other">The other row.</param>
    public bool Equals(SourceRow? other) =>
        other is not null && (Key, Visits, Contacts, Customers, Delivered) ==
            (other.Key, other.Visits, other.Contacts, other.Customers, other.Delivered)
        && Revenue.AsSpan().SequenceEqual(other.Revenue.AsSpan());

    /// <summary>A hash of the content.</summary>
    public override int GetHashCode() => HashCode.Combine(Key, Visits, Contacts, Customers, Delivered, Revenue.Length);

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<SourceRow>.Shown(this);
}
