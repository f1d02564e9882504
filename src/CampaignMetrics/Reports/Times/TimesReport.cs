using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports;
using CampaignMetrics.Reports.Json;
using CampaignMetrics.Reports.Times;

namespace CampaignMetrics;

/// <summary>How long messages took from their sending to delivery, to the first open and to the first click. Where clocks differ and an
/// event lies before the sending, the duration is 0.</summary>
/// <example>
/// <code>
/// DurationBucket? median = messages.Times().Delivery.Quantile(0.5);
/// </code>
/// </example>
[JsonConverter(typeof(DataConverter<TimesReport>)), JsonForm<TimesReportConverter>]
public sealed class TimesReport : ScopeDocument
{
    /// <summary>The name of the schema in its JSON.</summary>
    public const string Schema = "campaign-metrics/times/v1";

    // Null where the report was read from JSON: it cannot be merged then.
    private readonly TimesSums? _sums;

    internal TimesReport(TimesSums sums, DocumentBasis basis) : this(basis)
    {
        _sums = sums;
        Caveats = sums.CaveatsOf(basis.Scope);
        NotMeasured = sums.MeasurementOf(sums.Whole).Counts.ReasonAgainst(Metric.Opened);
        DeferredAtFirst = new Rate(sums.DeferredAtFirst, sums.Answered);
        Delivery = DurationReport.Of(sums.DeliveredAtFirst, sums.DeliveredLater);
        DeliveryAtFirst = DurationReport.Of(sums.DeliveredAtFirst);
        DeliveryAfterDeferral = DurationReport.Of(sums.DeliveredLater);
        FirstOpen = NotMeasured is null ? DurationReport.Of(sums.FirstOpen) : null;
        FirstClick = NotMeasured is null ? DurationReport.Of(sums.FirstClick) : null;
    }

    internal TimesReport(DocumentBasis basis) : base(basis)
    {
    }

    /// <summary>The share of messages that the receiving server deferred at the first attempt, as greylisting does, among the sent messages
    /// with any reported answer: a delivery, a bounce or a deferral.</summary>
    public Rate DeferredAtFirst { get; internal init; }

    /// <summary>From sending to the first delivery event. Deliveries that are presumed, or proven only by an open or click, have no
    /// time.</summary>
    public DurationReport Delivery { get; internal init; } = null!;

    /// <summary>The same for messages that were delivered without a deferral before.</summary>
    public DurationReport DeliveryAtFirst { get; internal init; } = null!;

    /// <summary>The same for messages that were deferred before they were delivered.</summary>
    public DurationReport DeliveryAfterDeferral { get; internal init; } = null!;

    /// <summary>From sending to the first counted open, or to the click that implies it; null where not measured.</summary>
    public DurationReport? FirstOpen { get; internal init; }

    /// <summary>From sending to the first counted click; null where not measured.</summary>
    public DurationReport? FirstClick { get; internal init; }

    /// <summary>Why opens and clicks were not measured, a constant of <see cref="CampaignMetrics.NotMeasured"/>; null where they
    /// were.</summary>
    public string? NotMeasured { get; internal init; }

    /// <summary>Merges reports over disjoint sets of contacts into one.</summary>
    /// <param name="parts">One or more, of the same definition, scope and settings.</param>
    /// <exception cref="ArgumentException">There is no part; two differ in one of these; the scope filters by campaign and two parts
    /// know different campaigns of an email; or a part was read from JSON, which has no sums.</exception>
    public static TimesReport Merge(params IEnumerable<TimesReport> parts)
    {
        var (first, sums) = MergedParts.Of(
            parts, DocumentBasis.Words, (one, other) => one.Basis == other.Basis, part => part._sums);
        return new TimesReport(sums, first.Basis);
    }

    /// <summary>The same as a table, for spreadsheets and other programs.</summary>
    public Table ToTable() => TimesTable.Of(this);

    internal override IEnumerable<int> Pieces(Utf8JsonWriter json) => TimesReportConverter.Instance.Pieces(json, this);
}
