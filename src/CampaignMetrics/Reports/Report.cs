using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CampaignMetrics.Definitions;
using CampaignMetrics.Json;
using CampaignMetrics.Reports;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>A campaign report: every number of a scope under one definition. Immutable; the same events give the same bytes.</summary>
/// <remarks>
/// <para>
/// A report answers the usual questions about a campaign in one pass over the messages: how many were delivered or bounced, who opened and
/// clicked, on which links, from which clients and places, when, and with what revenue. It comes from
/// <see cref="MessageLedger.Report"/>; <see cref="Definition"/> says what counts, and <see cref="Scope"/> which messages it covers.
/// </para>
/// <para>
/// <c>JsonSerializer</c> writes the bytes of <see cref="ToJson"/> and reads them back. A report that was read from JSON has exactly the
/// numbers in that JSON. It cannot be merged, since the sums behind the numbers are not in the JSON, and its rates cannot explain
/// themselves.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// Report report = messages.Report(Definition.Pipedrive, new ReportScope { Email = "spring-sale" });
/// Console.WriteLine(report.Rates.Open.Explain());
/// </code>
/// </example>
[JsonConverter(typeof(DataConverter<Report>)), JsonForm<ReportConverter>]
public sealed class Report
{
    // Made when first asked for: a part that is only merged needs none.
    private ReportParts? _made;

    internal Report(ReportSums sums, DocumentBasis basis) => (Sums, Basis) = (sums, basis);

    /// <summary>A report that was read from JSON: it has parts, but no sums behind them.</summary>
    internal Report(ReportParts parts) => (_made, Basis) = (parts, parts.Basis);

    /// <summary>Null in a report that was read from JSON: only its parts are known, so it cannot be merged.</summary>
    internal ReportSums? Sums { get; }

    /// <summary>What it is made with: reports with the same may be merged.</summary>
    internal DocumentBasis Basis { get; }

    /// <summary>The definition by which the messages were counted.</summary>
    public Definition Definition => Basis.Definition;

    /// <summary>Which messages the report covers, and how it divides time.</summary>
    public ReportScope Scope => Basis.Scope;

    /// <summary>The settings of the ledger that it was made from, as far as they change numbers or lists.</summary>
    public ReportSettings Settings => Basis.Settings;

    /// <summary>The count of each metric. In a report that was read from JSON, only metrics that are in the JSON have one.</summary>
    public MetricCounts Counts => Parts.Counts;

    /// <summary>Warnings about what limits the numbers, such as deliveries that nobody reports. Only those that apply.</summary>
    public ImmutableArray<Caveat> Caveats => Parts.Caveats;

    /// <summary>How many distinct contacts were mailed, reached, opened and clicked.</summary>
    public PeopleReport People => Parts.People;

    /// <summary>How many messages were sent, delivered, deferred, bounced, and why.</summary>
    public DeliveryReport Delivery => Parts.Delivery;

    /// <summary>Opens, clicks, replies and forwards.</summary>
    public EngagementReport Engagement => Parts.Engagement;

    /// <summary>Open rate, click rate, bounce rate and so on, by the definition's formulas.</summary>
    public RatesReport Rates => Parts.Rates;

    /// <summary>Revenue divided by a count, such as revenue per recipient. Empty unless the definition has such formulas.</summary>
    public AmountsReport Amounts => Parts.Amounts;

    /// <summary>How long openers viewed the email: read, skimmed or glanced.</summary>
    public ViewingReport Viewing => Parts.Viewing;

    /// <summary>Clicks by link, most clicks first. Links of the catalog that nobody clicked are included.</summary>
    public ImmutableArray<LinkReport> Links => Parts.Links;

    /// <summary>Clicks by where the link stands in the email: the same URL may occur several times.</summary>
    public ClickMap ClickMap => Parts.ClickMap;

    /// <summary>Clients and devices, most opens first.</summary>
    public ImmutableArray<ClientReport> Clients => Parts.Clients;

    /// <summary>Devices, most opens first.</summary>
    public ImmutableArray<DeviceReport> Devices => Parts.Devices;

    /// <summary>Countries, most openers first.</summary>
    public ImmutableArray<CountryReport> Countries => Parts.Countries;

    /// <summary>The geolocation database that places were looked up in; null when not known.</summary>
    public PlacesSource? PlacesBy => Parts.PlacesBy;

    /// <summary>What happened within 24 hours, 3, 7 and 30 days after each message's own sending.</summary>
    public ImmutableArray<SinceSendingReport> SinceSending => Parts.SinceSending;

    /// <summary>Places (country, region, city) that are known, most openers first.</summary>
    public ImmutableArray<LocationReport> Locations => Parts.Locations;

    /// <summary>Opens and clicks over time.</summary>
    public TimelineReport Timeline => Parts.Timeline;

    /// <summary>Opens and clicks by day of the week and hour in each contact's own time zone, where it is known.</summary>
    public LocalHoursReport LocalHours => Parts.LocalHours;

    /// <summary>Opens and clicks by day of the week and hour in the scope's time zone.</summary>
    public WeekHoursReport WeekHours => Parts.WeekHours;

    /// <summary>The most engaged contacts that the viewer may see, with the opens and clicks that may be shown under their names.</summary>
    public ContactsReport Contacts => Parts.Contacts;

    /// <summary>The emails of the scope that the viewer may see, most sent first.</summary>
    public ImmutableArray<EmailReport> Emails => Parts.Emails;

    /// <summary>Receiving domains, most sent first.</summary>
    public ImmutableArray<DomainReport> Domains => Parts.Domains;

    /// <summary>Revenue by currency, largest amount first.</summary>
    public ImmutableArray<RevenueReport> Revenue => Parts.Revenue;

    /// <summary>Goals, most conversions first.</summary>
    public ImmutableArray<GoalReport> Goals => Parts.Goals;

    /// <summary>Events that name no email and could not be attributed to one.</summary>
    public UnattributedReport Unattributed => Parts.Unattributed;

    /// <summary>The totals of the rows that are not listed: beyond <see cref="ReportScope.MaxRows"/>, or hidden from the viewer. Often
    /// empty.</summary>
    public ImmutableArray<RestReport> Rest => Parts.Rest;

    /// <summary>How many events do not count, and by which rule.</summary>
    public ExcludedReport Excluded => Parts.Excluded;

    /// <summary>How many lines and events were read, and how many were duplicates or rejected.</summary>
    public InputReport Input => Parts.Input;

    /// <summary>
    /// The mean of a rate over the emails, every email with the same weight. The rates in <see cref="Rates"/> are pooled instead: every
    /// message has the same weight, so large emails dominate.
    /// </summary>
    /// <param name="rate">Which rate, as <c>rates => rates.Open</c>.</param>
    /// <returns>The mean over the emails where the rate is measured; null when it is for none.</returns>
    public double? MeanOverEmails(Func<RatesReport, ReportedRate> rate)
    {
        ArgumentNullException.ThrowIfNull(rate);
        // Average skips nulls. Emails hidden from the viewer take part: a total must not depend on who looks.
        return Emails.Concat(Parts.HiddenEmails).Select(email => rate(email.Rates).Value).Average();
    }

    /// <summary>
    /// Combines reports over disjoint sets of contacts, for instance one for each shard. The result equals a report over all contacts at
    /// once, to the byte of its JSON.
    /// </summary>
    /// <param name="parts">One or more reports with the same definition, scope and settings.</param>
    /// <exception cref="ArgumentException">
    /// There is no part; two parts have different definitions, scopes or settings; the scope filters by campaign and two parts know
    /// different campaigns of one email; or a part was read from JSON, which has the numbers but not the sums behind them.
    /// </exception>
    public static Report Merge(params IEnumerable<Report> parts)
    {
        var (first, sums) = MergedParts.Of(
            parts, DocumentBasis.Words, (one, other) => one.Basis == other.Basis, part => part.Sums);
        return new Report(sums, first.Basis);
    }

    /// <summary>The report's JSON, <c>campaign-metrics/report/v1</c>, as UTF-8: the same events give the same bytes.</summary>
    /// <remarks>An array holds at most 2 GB. A report with very many emails, links or other rows is better written to a stream.</remarks>
    /// <exception cref="OutOfMemoryException">The JSON is longer than an array can be.</exception>
    public byte[] ToJson()
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        ReportJson.Write(this, buffer);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes the bytes of <see cref="ToJson"/> to a stream. Memory use does not grow with the number of rows.</summary>
    /// <param name="utf8Json">The stream, written about 64 KB at a time; left open.</param>
    /// <param name="cancellationToken">Cancels the writing, before the next 64 KB; what was written stays.</param>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The writing was cancelled.</exception>
    public void WriteJson(Stream utf8Json, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(utf8Json);
        DocumentStream.Write(utf8Json, json => ReportConverter.Pieces(json, this), cancellationToken);
    }

    /// <summary>The same as a table with a row for each number, for spreadsheets and other programs.</summary>
    public Table ToTable() => ReportTable.Of(this);

    /// <inheritdoc cref="WriteJson"/>
    public Task WriteJsonAsync(Stream utf8Json, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(utf8Json);
        return DocumentStream.WriteAsync(utf8Json, json => ReportConverter.Pieces(json, this), cancellationToken);
    }

    // Two threads may make them at once: they are the same.
    private ReportParts Parts => _made ??= ReportParts.Of(Sums!, Basis);

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<Report>.Shown(this);
}
