using System.Collections.Immutable;

namespace CampaignMetrics.Definitions;

/// <summary>A metric and its place among the others.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Wholes">The metrics that it is directly a part of: every message of this metric is one of theirs, too.</param>
internal sealed record MetricRow(Metric Metric, params ImmutableArray<Metric> Wholes)
{
    /// <summary>Whether it is the intersection of its two wholes among delivered messages. Such a metric needs no counting of its
    /// own.</summary>
    public bool IsBoth { get; init; }
}

/// <summary>The table of metrics: which is a part of which, and which need tracking.</summary>
/// <remarks>
/// <para>
/// From this table follows whether a quotient of two metrics can exceed 1 (<see cref="IsPart"/>) and what a rate needs to be measured
/// (<see cref="NeedsOf(RateFormula)"/>). Metrics of events are part of nothing: one message may have many.
/// </para>
/// </remarks>
internal static class Metrics
{
    // In the order of the enum, so that a metric is its index; the static constructor checks it.
    private static readonly MetricRow[] Rows =
    [
        new(Metric.Selected),
        new(Metric.Sent, Metric.Selected),
        new(Metric.NotSent, Metric.Selected),
        new(Metric.Pending, Metric.Sent),
        new(Metric.Deferred, Metric.Sent),
        new(Metric.Delivered, Metric.Sent),
        new(Metric.PresumedDelivered, Metric.Delivered),
        new(Metric.Bounced, Metric.Sent),
        new(Metric.HardBounced, Metric.Bounced),
        new(Metric.SoftBounced, Metric.Bounced),
        new(Metric.TemporaryBounced, Metric.Bounced),
        new(Metric.BlockedBounced, Metric.Bounced),
        new(Metric.UndeterminedBounced, Metric.Bounced),
        new(Metric.AutoReplies),
        new(Metric.Unsubscribed, Metric.Delivered),
        new(Metric.SpamReported, Metric.Delivered),
        new(Metric.TotalOpens),
        new(Metric.Opened, Metric.TrackedDelivered),
        new(Metric.ImpliedOpened, Metric.Opened),
        new(Metric.TotalClicks),
        new(Metric.Clicked, Metric.TrackedDelivered),
        new(Metric.OpenedAndClicked, Metric.Opened, Metric.Clicked) { IsBoth = true },
        new(Metric.Replied, Metric.ReplyableDelivered),
        new(Metric.Forwarded, Metric.Delivered),
        new(Metric.OpenedAndUnsubscribed, Metric.Opened, Metric.Unsubscribed) { IsBoth = true },
        new(Metric.PrivacyOnlyOpened, Metric.Opened),
        new(Metric.TrackedSelected, Metric.Selected),
        new(Metric.TrackedSent, Metric.Sent, Metric.TrackedSelected),
        new(Metric.TrackedDelivered, Metric.Delivered, Metric.TrackedSent),
        new(Metric.TrackableDelivered, Metric.TrackedDelivered),
        new(Metric.TrackableOpened, Metric.TrackableDelivered, Metric.Opened),
        new(Metric.ReplyableDelivered, Metric.Delivered),
        new(Metric.DwellMeasured, Metric.Opened),
        new(Metric.Read, Metric.DwellMeasured),
        new(Metric.Skimmed, Metric.DwellMeasured),
        new(Metric.Glanced, Metric.DwellMeasured),
        new(Metric.AllOpens),
        new(Metric.AllClicks),
        new(Metric.AutomationOpens),
        new(Metric.AutomationClicks),
        new(Metric.PrivacyOpens),
        new(Metric.RoleClicks),
        new(Metric.Converted, Metric.Delivered),
    ];

    static Metrics()
    {
        foreach (var metric in Enum.GetValues<Metric>())
            if ((int)metric >= Rows.Length || Rows[(int)metric].Metric != metric)
                throw new InvalidOperationException($"Metric.{metric} has no row in its place in Metrics.Rows.");
        Count = Rows.Length;
        Both = [.. Rows.Where(row => row.IsBoth)];
        Tracking = [.. Rows.Select(row => row.Metric).Where(NeedsTracking)];
    }

    public static int Count { get; }

    /// <summary>The metrics that are intersections of two others, in the order of the table.</summary>
    public static ImmutableArray<MetricRow> Both { get; }

    /// <summary>The metrics that can only be measured where opens and clicks are tracked.</summary>
    public static ImmutableArray<Metric> Tracking { get; }

    /// <summary>The metrics that a metric is directly a part of.</summary>
    public static ImmutableArray<Metric> WholesOf(Metric metric) => Rows[(int)metric].Wholes;

    /// <summary>Whether every message of the part is one of the whole, directly or through others, so that their quotient is from 0 to
    /// 1.</summary>
    public static bool IsPart(Metric part, Metric whole)
    {
        if (part == whole) return true;
        foreach (var between in Rows[(int)part].Wholes)
            if (IsPart(between, whole)) return true;
        return false;
    }

    /// <summary>Whether a metric can only be measured where opens and clicks are tracked.</summary>
    public static bool NeedsTracking(Metric metric) =>
        // Events are part of no messages in the table, so these two are named.
        metric is Metric.TotalOpens or Metric.TotalClicks || IsPart(metric, Metric.TrackedSelected);

    /// <summary>What must be known about an email for a rate to be measured: what both metrics need, and reported deliveries where the
    /// denominator rests on them. Not where it is openers or clickers: an open proves its delivery.</summary>
    public static Needs NeedsOf(RateFormula formula) =>
        NeedsOf(formula.Numerator)
        | NeedsOf(formula.Denominator)
        | (IsPart(formula.Denominator, Metric.Delivered) && !IsPart(formula.Denominator, Metric.Opened)
            && !IsPart(formula.Denominator, Metric.Clicked) || formula.Numerator is Metric.Delivered or Metric.PresumedDelivered
            ? Needs.Deliveries
            : Needs.None);

    /// <summary>What must be known about an email for a count to be measured. The All… and Automation… metrics need nothing: they count
    /// whatever events there are.</summary>
    public static Needs NeedsOf(Metric metric)
    {
        if (metric is Metric.Replied) return Needs.Replies;
        return NeedsTracking(metric) ? Needs.Tracking : Needs.None;
    }

    /// <summary>The denominator of a reply rate: only messages whose replies can be seen.</summary>
    public static Metric Replyable(Metric whole) => whole == Metric.Delivered ? Metric.ReplyableDelivered : whole;

    /// <summary>What a formula divides by: numerator and denominator must be about the same messages, only those whose replies, or opens
    /// and clicks, can be seen.</summary>
    public static Metric WholeOf(RateFormula formula)
    {
        if (formula.Numerator == Metric.Replied) return Replyable(formula.Denominator);
        return NeedsTracking(formula.Numerator) || NeedsTracking(formula.Denominator) ? Tracked(formula.Denominator) : formula.Denominator;
    }

    /// <summary>The denominator of a rate about opens or clicks: only messages that are tracked.</summary>
    public static Metric Tracked(Metric whole)
    {
        if (whole == Metric.Sent) return Metric.TrackedSent;
        return whole == Metric.Delivered ? Metric.TrackedDelivered : whole;
    }
}
