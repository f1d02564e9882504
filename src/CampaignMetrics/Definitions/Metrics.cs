namespace CampaignMetrics.Definitions;

/// <summary>What is known of each metric: which is a part of which, and which rest on tracking.</summary>
internal static class Metrics
{
    public static int Count { get; } = Enum.GetValues<Metric>().Length;

    /// <summary>The wholes that a metric is directly a part of, message by message.</summary>
    private static ReadOnlySpan<Metric> WholesOf(Metric metric) => metric switch
    {
        Metric.Sent or Metric.NotSent => [Metric.Selected],
        Metric.Pending or Metric.Deferred or Metric.Delivered or Metric.Bounced or Metric.TrackedSent => [Metric.Sent],
        Metric.HardBounced or Metric.SoftBounced or Metric.TemporaryBounced or Metric.BlockedBounced or Metric.UndeterminedBounced =>
            [Metric.Bounced],
        Metric.Unsubscribed or Metric.SpamReported or Metric.Replied or Metric.Forwarded or Metric.Converted
            or Metric.ReplyableDelivered => [Metric.Delivered],
        Metric.ReplyableReplied => [Metric.ReplyableDelivered, Metric.Replied],
        Metric.TrackedDelivered => [Metric.Delivered, Metric.TrackedSent],
        Metric.TrackableDelivered or Metric.Opened or Metric.Clicked => [Metric.TrackedDelivered],
        Metric.OpenedAndClicked => [Metric.Opened, Metric.Clicked],
        Metric.OpenedAndUnsubscribed => [Metric.Opened, Metric.Unsubscribed],
        Metric.TrackableOpened => [Metric.TrackableDelivered, Metric.Opened],
        Metric.ImpliedOpened or Metric.DwellMeasured => [Metric.Opened],
        Metric.Read or Metric.Skimmed or Metric.Glanced => [Metric.DwellMeasured],
        _ => [],
    };

    /// <summary>Whether every message of the part is one of the whole, so that their quotient is a rate.</summary>
    public static bool IsPart(Metric part, Metric whole)
    {
        if (part == whole) return true;
        foreach (var between in WholesOf(part))
            if (IsPart(between, whole)) return true;
        return false;
    }

    /// <summary>Whether it can only be measured where opens and clicks are tracked.</summary>
    public static bool NeedsTracking(Metric metric) =>
        metric is Metric.TotalOpens or Metric.TotalClicks || IsPart(metric, Metric.TrackedSent);

    /// <summary>What the trackable cohort was taken from; any other metric itself.</summary>
    public static Metric WithPrivacyOnly(Metric whole) => whole == Metric.TrackableDelivered ? Metric.Delivered : whole;

    /// <summary>The same whole, as far as it is tracked.</summary>
    public static Metric Tracked(Metric whole) => whole switch
    {
        Metric.Sent => Metric.TrackedSent,
        Metric.Delivered => Metric.TrackedDelivered,
        _ => whole,
    };
}
