using System.Collections.Immutable;

namespace CampaignMetrics.Definitions;

/// <summary>What is known of a metric.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Wholes">The metrics that it is directly a part of, message by message.</param>
internal sealed record MetricRow(Metric Metric, params ImmutableArray<Metric> Wholes)
{
    /// <summary>Whether it counts the delivered messages that its two wholes have in common, and so is counted by this row alone.</summary>
    public bool IsBoth { get; init; }
}

/// <summary>The table of metrics: which is a part of which, and which rest on tracking.</summary>
internal static class Metrics
{
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

    /// <summary>Metrics that count the delivered messages which two others have in common, in the order of the table.</summary>
    public static ImmutableArray<MetricRow> Both { get; }

    /// <summary>Metrics that can only be measured where opens and clicks are tracked.</summary>
    public static ImmutableArray<Metric> Tracking { get; }

    /// <summary>The metrics that it is directly a part of.</summary>
    public static ImmutableArray<Metric> WholesOf(Metric metric) => Rows[(int)metric].Wholes;

    /// <summary>Whether every message of the part is one of the whole, so that their quotient is a rate.</summary>
    public static bool IsPart(Metric part, Metric whole)
    {
        if (part == whole) return true;
        foreach (var between in Rows[(int)part].Wholes)
            if (IsPart(between, whole)) return true;
        return false;
    }

    /// <summary>Whether it can only be measured where opens and clicks are tracked.</summary>
    public static bool NeedsTracking(Metric metric) =>
        metric is Metric.TotalOpens or Metric.TotalClicks || IsPart(metric, Metric.TrackedSelected);

    /// <summary>What must be known of messages for a formula to be measured.</summary>
    public static Needs NeedsOf(RateFormula formula) =>
        NeedsOf(formula.Numerator)
        | NeedsOf(formula.Denominator)
        | (IsPart(formula.Denominator, Metric.Delivered) && !IsPart(formula.Denominator, Metric.Opened)
            && !IsPart(formula.Denominator, Metric.Clicked) || formula.Numerator is Metric.Delivered or Metric.PresumedDelivered
            ? Needs.Deliveries
            : Needs.None);

    /// <summary>What must be known of messages for a count to be measured.</summary>
    public static Needs NeedsOf(Metric metric)
    {
        if (metric is Metric.Replied) return Needs.Replies;
        return NeedsTracking(metric) ? Needs.Tracking : Needs.None;
    }

    /// <summary>The same whole, as far as its replies are seen.</summary>
    public static Metric Replyable(Metric whole) => whole == Metric.Delivered ? Metric.ReplyableDelivered : whole;

    /// <summary>The same whole, as far as it is tracked.</summary>
    public static Metric Tracked(Metric whole)
    {
        if (whole == Metric.Sent) return Metric.TrackedSent;
        return whole == Metric.Delivered ? Metric.TrackedDelivered : whole;
    }
}
