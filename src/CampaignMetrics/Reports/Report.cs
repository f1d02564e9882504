using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CampaignMetrics.Definitions;
using CampaignMetrics.Json;
using CampaignMetrics.Reports;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>A campaign report: every number of a scope under one definition. Immutable; the same events give the same bytes.</summary>
/// <remarks>
/// <c>JsonSerializer</c> writes the bytes of <see cref="ToJson"/> and reads them back. A report that was read has all numbers that its
/// JSON tells; it cannot be merged, and its <see cref="Counts"/> and explanations know no more than that.
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
    private readonly ReportSums? _sums;
    private readonly ReportParts _parts;

    internal Report(ReportSums sums, Definition definition, ReportScope scope) : this(ReportParts.Of(sums, definition, scope)) =>
        _sums = sums;

    /// <summary>A report of which no more is known than its parts.</summary>
    internal Report(ReportParts parts) => _parts = parts;

    /// <summary>The definition that was used.</summary>
    public Definition Definition => _parts.Definition;

    /// <summary>What the report is about.</summary>
    public ReportScope Scope => _parts.Scope;

    /// <summary>The count of each metric; in a report that was read from JSON, of those that it tells.</summary>
    public MetricCounts Counts => _parts.Counts;

    /// <summary>What a reader must know to trust the numbers: only what applies.</summary>
    public ImmutableArray<Caveat> Caveats => _parts.Caveats;

    /// <summary>Distinct contacts.</summary>
    public PeopleReport People => _parts.People;

    /// <summary>Where the messages ended.</summary>
    public DeliveryReport Delivery => _parts.Delivery;

    /// <summary>What readers did.</summary>
    public EngagementReport Engagement => _parts.Engagement;

    /// <summary>The rates by the definition's formulas.</summary>
    public RatesReport Rates => _parts.Rates;

    /// <summary>Amounts per message by the definition's formulas, as revenue per recipient; often none.</summary>
    public AmountsReport Amounts => _parts.Amounts;

    /// <summary>How long openers looked.</summary>
    public ViewingReport Viewing => _parts.Viewing;

    /// <summary>Links, most clicks first; those of the catalog that nobody clicked too.</summary>
    public ImmutableArray<LinkReport> Links => _parts.Links;

    /// <summary>Clicks by occurrence of the link.</summary>
    public ClickMap ClickMap => _parts.ClickMap;

    /// <summary>Clients and devices, most opens first.</summary>
    public ImmutableArray<ClientReport> Clients => _parts.Clients;

    /// <summary>Devices, most opens first.</summary>
    public ImmutableArray<DeviceReport> Devices => _parts.Devices;

    /// <summary>Countries, most openers first.</summary>
    public ImmutableArray<CountryReport> Countries => _parts.Countries;

    /// <summary>Which database told the places; null when not known.</summary>
    public PlacesSource? PlacesBy => _parts.PlacesBy;

    /// <summary>What happened within 24 hours, 3, 7 and 30 days after each message's own sending.</summary>
    public ImmutableArray<SinceSendingReport> SinceSending => _parts.SinceSending;

    /// <summary>Known places, most openers first.</summary>
    public ImmutableArray<LocationReport> Locations => _parts.Locations;

    /// <summary>Opens and clicks over time.</summary>
    public TimelineReport Timeline => _parts.Timeline;

    /// <summary>Opens and clicks by day of the week and hour of the contacts' own clocks.</summary>
    public LocalHoursReport LocalHours => _parts.LocalHours;

    /// <summary>Opens and clicks by day of the week and hour.</summary>
    public WeekHoursReport WeekHours => _parts.WeekHours;

    /// <summary>The most engaged contacts whom the viewer may see, with what may be shown under their name.</summary>
    public ContactsReport Contacts => _parts.Contacts;

    /// <summary>The emails of the scope that the viewer may see, most sent first.</summary>
    public ImmutableArray<EmailReport> Emails => _parts.Emails;

    /// <summary>Receiving domains, most sent first.</summary>
    public ImmutableArray<DomainReport> Domains => _parts.Domains;

    /// <summary>Revenue by currency, largest amount first.</summary>
    public ImmutableArray<RevenueReport> Revenue => _parts.Revenue;

    /// <summary>Goals, most conversions first.</summary>
    public ImmutableArray<GoalReport> Goals => _parts.Goals;

    /// <summary>What names no email and could be given to none.</summary>
    public UnattributedReport Unattributed => _parts.Unattributed;

    /// <summary>What the rows have that <see cref="ReportScope.MaxRows"/> leaves out; often nothing.</summary>
    public ImmutableArray<RestReport> Rest => _parts.Rest;

    /// <summary>What does not count and why.</summary>
    public ExcludedReport Excluded => _parts.Excluded;

    /// <summary>What came in.</summary>
    public InputReport Input => _parts.Input;

    /// <summary>
    /// The mean of the emails' own rates, each email counting alike; the
    /// rates of <see cref="Rates"/> are pooled, each message counting alike.
    /// </summary>
    /// <param name="rate">Which rate, as <c>rates => rates.Open</c>.</param>
    /// <returns>The mean over the emails where the rate is measured; null when it is for none.</returns>
    public double? MeanOverEmails(Func<RatesReport, ReportedRate> rate)
    {
        ArgumentNullException.ThrowIfNull(rate);
        return Emails.Concat(_parts.HiddenEmails).Select(email => rate(email.Rates).Value).Average();
    }

    /// <summary>
    /// The report of all messages from reports over disjoint contacts: equal to a report over all of them at once, to the byte of its JSON.
    /// </summary>
    /// <param name="parts">One or more reports with the same definition and scope.</param>
    /// <exception cref="ArgumentException">
    /// There is no part, two differ in definition or scope, or in the campaign that events state of an email where the scope asks for
    /// campaigns, or one was read from JSON, which tells the numbers, but not the sums that
    /// they are made of.
    /// </exception>
    public static Report Merge(params IEnumerable<Report> parts)
    {
        var (first, sums) = MergedParts.Of(
            parts, "definition and scope",
            (one, other) => one.Definition == other.Definition && one.Scope.Equals(other.Scope), part => part._sums);
        return new Report(sums, first.Definition, first.Scope);
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

    /// <summary>Writes the bytes of <see cref="ToJson"/> to a stream, in little memory however many rows there are.</summary>
    /// <param name="utf8Json">Where they go, 64 KB at a time; left open.</param>
    /// <param name="cancellationToken">Ends the writing; what was written stays.</param>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The writing was ended.</exception>
    public void WriteJson(Stream utf8Json, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(utf8Json);
        DocumentStream.Write(utf8Json, json => ReportConverter.Pieces(json, this), cancellationToken);
    }

    /// <inheritdoc cref="WriteJson"/>
    public Task WriteJsonAsync(Stream utf8Json, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(utf8Json);
        return DocumentStream.WriteAsync(utf8Json, json => ReportConverter.Pieces(json, this), cancellationToken);
    }

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<Report>.Shown(this);
}
