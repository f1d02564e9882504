namespace CampaignMetrics.Tests.Reference;

/// <summary>Each metric of a set of messages, one line each.</summary>
internal static class NaiveMetrics
{
    private static readonly TimeSpan ReadFrom = TimeSpan.FromSeconds(8), SkimmedFrom = TimeSpan.FromSeconds(2);

    public static long Of(IEnumerable<NaiveCount> counts, Definition definition, Metric metric) =>
        counts.Sum(count => In(count, definition, metric));

    public static long OfTracked(IEnumerable<NaiveCount> counts, Definition definition, Metric metric) =>
        Of(counts.Where(count => count.Message.IsTracked), definition, metric);

    public static bool RestsOnTracking(Metric metric) =>
        metric is Metric.TotalOpens or Metric.Opened or Metric.ImpliedOpened or Metric.TotalClicks or Metric.Clicked
        or Metric.OpenedAndClicked or Metric.OpenedAndUnsubscribed or Metric.TrackableDelivered or Metric.TrackableOpened;

    /// <summary>How much one message adds: 1 or 0, or for totals its events.</summary>
    private static long In(NaiveCount count, Definition definition, Metric metric) => metric switch
    {
        Metric.TotalOpens => count.AllOpens.Count(),
        Metric.TotalClicks => count.Clicks.Count,
        Metric.AutomationOpens => count.Message.LabelledOpens.Count(open => open.Actor == Actor.Automation),
        Metric.AutomationClicks => count.Message.LabelledClicks.Count(click => click.Actor == Actor.Automation),
        Metric.PrivacyOpens => count.Message.LabelledOpens.Count(open => open.Actor == Actor.PrivacyProxy),
        Metric.RoleClicks => NaiveExclusions.Of(count, definition).Count(rule => rule == "link-role"),
        _ => Holds(count, definition, metric) ? 1 : 0,
    };

    private static bool Holds(NaiveCount count, Definition definition, Metric metric) => metric switch
    {
        Metric.Opened => count.IsOpener,
        Metric.ImpliedOpened => count.IsOpenerByImplicationOnly,
        Metric.Clicked => count.IsClicker,
        Metric.OpenedAndClicked => count.IsOpener && count.IsClicker,
        Metric.OpenedAndUnsubscribed => count.IsOpener && count.Message.IsUnsubscribed,
        Metric.TrackableDelivered => count.Message is { IsDelivered: true, IsTracked: true } && !count.HasOnlyPrivacyOpens,
        Metric.TrackableOpened => count.IsOpener && !count.HasOnlyPrivacyOpens,
        Metric.DwellMeasured => DwellOf(count) is not null,
        Metric.Read => DwellOf(count) >= ReadFrom,
        Metric.Skimmed => DwellOf(count) >= SkimmedFrom && DwellOf(count) < ReadFrom,
        Metric.Glanced => DwellOf(count) < SkimmedFrom,
        _ => Stands(count.Message, definition, metric),
    };

    private static TimeSpan? DwellOf(NaiveCount count) => count.IsOpener ? count.Message.Dwell : null;

    private static bool Stands(NaiveMessage message, Definition definition, Metric metric) => metric switch
    {
        Metric.Selected => message.Disposition != Disposition.NotSelected,
        Metric.Sent => message.IsSent,
        Metric.NotSent => message.Disposition == Disposition.NotSent,
        Metric.Pending => message.Disposition == Disposition.Pending,
        Metric.Deferred => message.Disposition == Disposition.Deferred,
        Metric.Delivered => message.IsDelivered,
        Metric.Bounced => message.Disposition == Disposition.Bounced,
        Metric.HardBounced => IsBounced(message, definition, BounceClass.Hard),
        Metric.SoftBounced => IsBounced(message, definition, BounceClass.Soft),
        Metric.TemporaryBounced => IsBounced(message, definition, BounceClass.Temporary),
        Metric.BlockedBounced => IsBounced(message, definition, BounceClass.Blocked),
        Metric.UndeterminedBounced => IsBounced(message, definition, BounceClass.Undetermined),
        Metric.Unsubscribed => message.IsUnsubscribed,
        Metric.SpamReported => message.IsSpamReported,
        Metric.Replied => message.IsReplied,
        Metric.Forwarded => message.IsForwarded,
        Metric.Converted => message is { IsDelivered: true, IsConverted: true },
        Metric.TrackedSent => message is { IsSent: true, IsTracked: true },
        Metric.TrackedDelivered => message is { IsDelivered: true, IsTracked: true },
        Metric.ReplyableDelivered => message is { IsDelivered: true, SeesReplies: true },
        Metric.ReplyableReplied => message is { IsReplied: true, SeesReplies: true },
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "Not a metric of one message."),
    };

    private static bool IsBounced(NaiveMessage message, Definition definition, BounceClass bounceClass) =>
        message.Disposition == Disposition.Bounced && NaiveBounce.Of(message, definition).Class == bounceClass;
}
