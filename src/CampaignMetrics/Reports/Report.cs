using System.Collections.Immutable;
using CampaignMetrics.Definitions;
using CampaignMetrics.Reports;

namespace CampaignMetrics;

/// <summary>A campaign report: every number of a scope under one definition. Immutable; the same events give the same bytes.</summary>
public sealed class Report
{
    private readonly ReportSums _sums;

    internal Report(ReportSums sums, Definition definition, ReportScope scope)
    {
        (_sums, Definition, Scope) = (sums, definition, scope);
        Counts = MetricCounts.Sum(sums.Emails.Values.Select(email => email.Metrics));
        Delivery = Ranking.Delivery(sums, Counts);
        Engagement = new EngagementReport(Counts);
        Rates = new RatesReport(definition, Counts);
        var revenue = new RevenueTable(sums, definition.AttributionWindow);
        Revenue = revenue.Total;
        Amounts = AmountsReport.Of(definition, Counts, () => Revenue);
        Viewing = new ViewingReport(Counts);
        Links = Ranking.Links(sums, Counts);
        ClickMap = Ranking.ClickMap(sums);
        Clients = Ranking.Clients(sums);
        Devices = Ranking.Devices(sums);
        Locations = Ranking.Locations(sums);
        Timeline = TimelineBuilder.Build(sums, scope);
        WeekHours = new WeekHoursReport(scope.Zone.Id, sums.WeekOpens, sums.WeekClicks);
        Contacts = Ranking.Contacts(sums);
        Emails = Ranking.Emails(sums, definition, revenue);
        Domains = Ranking.Domains(sums);
        Excluded = Ranking.Excluded(sums, Counts);
        Input =
            new InputReport(sums.Input.Lines, sums.Input.Events, sums.Input.Duplicates, [.. sums.Input.Rejected], sums.Input.RejectedCount);
    }

    /// <summary>The definition that was used.</summary>
    public Definition Definition { get; }

    /// <summary>What the report is about.</summary>
    public ReportScope Scope { get; }

    /// <summary>The count of each metric.</summary>
    public MetricCounts Counts { get; }

    /// <summary>Where the messages ended.</summary>
    public DeliveryReport Delivery { get; }

    /// <summary>What readers did.</summary>
    public EngagementReport Engagement { get; }

    /// <summary>The rates by the definition's formulas.</summary>
    public RatesReport Rates { get; }

    /// <summary>Amounts per message by the definition's formulas, as revenue per recipient; often none.</summary>
    public AmountsReport Amounts { get; }

    /// <summary>How long openers looked.</summary>
    public ViewingReport Viewing { get; }

    /// <summary>Clicked links, most clicks first.</summary>
    public ImmutableArray<LinkReport> Links { get; }

    /// <summary>Clicks by occurrence of the link.</summary>
    public ClickMap ClickMap { get; }

    /// <summary>Clients and devices, most opens first.</summary>
    public ImmutableArray<ClientReport> Clients { get; }

    /// <summary>Devices, most opens first.</summary>
    public ImmutableArray<DeviceReport> Devices { get; }

    /// <summary>Known places, most openers first.</summary>
    public ImmutableArray<LocationReport> Locations { get; }

    /// <summary>Opens and clicks over time.</summary>
    public TimelineReport Timeline { get; }

    /// <summary>Opens and clicks by day of the week and hour.</summary>
    public WeekHoursReport WeekHours { get; }

    /// <summary>The most engaged contacts.</summary>
    public ContactsReport Contacts { get; }

    /// <summary>The emails of the scope, most sent first.</summary>
    public ImmutableArray<EmailReport> Emails { get; }

    /// <summary>Receiving domains, most sent first.</summary>
    public ImmutableArray<DomainReport> Domains { get; }

    /// <summary>Revenue by currency, largest amount first.</summary>
    public ImmutableArray<RevenueReport> Revenue { get; }

    /// <summary>What does not count and why.</summary>
    public ExcludedReport Excluded { get; }

    /// <summary>What came in.</summary>
    public InputReport Input { get; }

    /// <summary>
    /// The mean of the emails' own rates, each email counting alike; the
    /// rates of <see cref="Rates"/> are pooled, each message counting alike.
    /// </summary>
    /// <param name="rate">Which rate, as <c>rates => rates.Open</c>.</param>
    /// <returns>The mean over the emails where the rate is measured; null when it is for none.</returns>
    public double? MeanOverEmails(Func<RatesReport, ReportedRate> rate)
    {
        ArgumentNullException.ThrowIfNull(rate);
        return Emails.Select(email => rate(email.Rates).Value).Average();
    }

    /// <summary>
    /// The report of all messages from reports over disjoint messages: equal to a report over all of them at once, to the byte of its JSON.
    /// </summary>
    /// <param name="parts">One or more reports with the same definition and scope.</param>
    /// <exception cref="ArgumentException">
    /// There is no part, two differ in definition or scope, or one was made without <see cref="LedgerOptions.MergeableReports"/>.
    /// </exception>
    public static Report Merge(params IEnumerable<Report> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        Report? first = null;
        var sums = new ReportSums();
        foreach (var part in parts)
        {
            first ??= part;
            if (Door.Given(part, nameof(parts)).Definition != first.Definition || !part.Scope.Equals(first.Scope))
                throw new ArgumentException("All parts need the same definition and scope.", nameof(parts));
            if (!part._sums.HasAllClicks)
                throw new ArgumentException("A part was made by a ledger whose reports cannot be merged.", nameof(parts));
            sums.Add(part._sums);
        }
        return first is null
            ? throw new ArgumentException("There is no part.", nameof(parts))
            : new Report(sums, first.Definition, first.Scope);
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
        ReportJson.Write(this, utf8Json, cancellationToken);
    }

    /// <inheritdoc cref="WriteJson"/>
    public Task WriteJsonAsync(Stream utf8Json, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(utf8Json);
        return ReportJson.WriteAsync(this, utf8Json, cancellationToken);
    }
}
