using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports;
using CampaignMetrics.Reports.Json;
using CampaignMetrics.Reports.Times;

namespace CampaignMetrics;

/// <summary>How long messages took: to be delivered, to be opened, to be clicked; each from its own sending. What happened before it, by
/// clocks that differ, counts as at it.</summary>
/// <example>
/// <code>
/// DurationBucket? median = messages.Times().Delivery.Quantile(0.5);
/// </code>
/// </example>
[JsonConverter(typeof(DataConverter<TimesReport>)), JsonForm<TimesReportConverter>]
public sealed class TimesReport : ScopeDocument
{
    /// <summary>The name of its JSON's schema.</summary>
    public const string Schema = "campaign-metrics/times/v1";

    private readonly TimesSums? _sums;

    internal TimesReport(TimesSums sums, Definition definition, ReportScope scope) : this(definition, scope)
    {
        _sums = sums;
        Caveats = sums.CaveatsOf(scope);
        NotMeasured = sums.MeasurementOf(sums.Whole).Counts.ReasonAgainst(Metric.Opened);
        DeferredAtFirst = new Rate(sums.DeferredAtFirst, sums.Answered);
        Delivery = DurationReport.Of(sums.DeliveredAtFirst, sums.DeliveredLater);
        DeliveryAtFirst = DurationReport.Of(sums.DeliveredAtFirst);
        DeliveryAfterDeferral = DurationReport.Of(sums.DeliveredLater);
        FirstOpen = NotMeasured is null ? DurationReport.Of(sums.FirstOpen) : null;
        FirstClick = NotMeasured is null ? DurationReport.Of(sums.FirstClick) : null;
    }

    internal TimesReport(Definition definition, ReportScope scope) : base(definition, scope)
    {
    }

    /// <summary>Messages whose receiver's first answer was a deferral, of the sent messages of which any answer is told: a delivery, a
    /// bounce or a deferral.</summary>
    public Rate DeferredAtFirst { get; internal init; }

    /// <summary>From sending to the first delivery that is told. Deliveries that are presumed or proven by a reader have no time.</summary>
    public DurationReport Delivery { get; internal init; } = null!;

    /// <summary>The same, of messages that the receiver did not defer before.</summary>
    public DurationReport DeliveryAtFirst { get; internal init; } = null!;

    /// <summary>The same, of messages that the receiver deferred before.</summary>
    public DurationReport DeliveryAfterDeferral { get; internal init; } = null!;

    /// <summary>From sending to the first counted open, an implied one at its click; null where not measured.</summary>
    public DurationReport? FirstOpen { get; internal init; }

    /// <summary>From sending to the first counted click; null where not measured.</summary>
    public DurationReport? FirstClick { get; internal init; }

    /// <summary>Why opens and clicks were not measured, a constant of <see cref="CampaignMetrics.NotMeasured"/>; null where they
    /// were.</summary>
    public string? NotMeasured { get; internal init; }

    /// <summary>The times of all messages from times over disjoint contacts.</summary>
    /// <param name="parts">One or more, of one definition and scope.</param>
    /// <exception cref="ArgumentException">There is no part, two differ in what they are of, or in the campaign that events state of an
    /// email where the scope goes by campaigns, or one was read from JSON, which tells no sums.</exception>
    public static TimesReport Merge(params IEnumerable<TimesReport> parts)
    {
        var (first, sums) = MergedParts.Of(
            parts, "definition and scope", (one, other) => one.IsAboutTheSame(other), part => part._sums);
        return new TimesReport(sums, first.Definition, first.Scope);
    }

    internal override IEnumerable<int> Pieces(Utf8JsonWriter json) => TimesReportConverter.Instance.Pieces(json, this);
}
