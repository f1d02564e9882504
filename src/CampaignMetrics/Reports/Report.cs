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
/// JSON tells; it cannot be merged, has no <see cref="ClickMap"/>, and its <see cref="Counts"/> and explanations know no more than that.
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

    /// <summary>Clicked links, most clicks first.</summary>
    public ImmutableArray<LinkReport> Links => _parts.Links;

    /// <summary>Clicks by occurrence of the link; null in a report that was read from JSON, which does not tell them.</summary>
    public ClickMap? ClickMap => _parts.ClickMap;

    /// <summary>Clients and devices, most opens first.</summary>
    public ImmutableArray<ClientReport> Clients => _parts.Clients;

    /// <summary>Devices, most opens first.</summary>
    public ImmutableArray<DeviceReport> Devices => _parts.Devices;

    /// <summary>Known places, most openers first.</summary>
    public ImmutableArray<LocationReport> Locations => _parts.Locations;

    /// <summary>Opens and clicks over time.</summary>
    public TimelineReport Timeline => _parts.Timeline;

    /// <summary>Opens and clicks by day of the week and hour.</summary>
    public WeekHoursReport WeekHours => _parts.WeekHours;

    /// <summary>The most engaged contacts.</summary>
    public ContactsReport Contacts => _parts.Contacts;

    /// <summary>The emails of the scope, most sent first.</summary>
    public ImmutableArray<EmailReport> Emails => _parts.Emails;

    /// <summary>Receiving domains, most sent first.</summary>
    public ImmutableArray<DomainReport> Domains => _parts.Domains;

    /// <summary>Revenue by currency, largest amount first.</summary>
    public ImmutableArray<RevenueReport> Revenue => _parts.Revenue;

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
        return Emails.Select(email => rate(email.Rates).Value).Average();
    }

    /// <summary>
    /// The report of all messages from reports over disjoint messages: equal to a report over all of them at once, to the byte of its JSON.
    /// </summary>
    /// <param name="parts">One or more reports with the same definition and scope.</param>
    /// <exception cref="ArgumentException">
    /// There is no part, two differ in definition or scope, one was made without <see cref="LedgerOptions.MergeableReports"/>,
    /// or one was read from JSON, which tells the numbers, but not the sums that they are made of.
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
            if (part._sums is null)
                throw new ArgumentException("A part was read from JSON, which does not tell the sums that merging needs.", nameof(parts));
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
