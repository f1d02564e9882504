namespace CampaignMetrics;

/// <summary>The reasons why a rate or a count has no value: then it is null, never 0 and never NaN.</summary>
public static class NotMeasured
{
    /// <summary>The denominator is empty.</summary>
    public const string NothingToCount = "nothing to count";

    /// <summary>The emails were sent without tracking.</summary>
    public const string TrackingOff = "tracking off";

    /// <summary>Nothing says whether the emails are tracked, and nothing was opened, clicked or viewed but by stated programs.</summary>
    public const string NoSignOfTracking = "no sign of tracking";

    /// <summary>The product whose definitions are used has no such rate.</summary>
    public const string NotDefined = "not defined by this product";

    /// <summary>The emails were not sent from an inbox that is connected, so replies are not seen.</summary>
    public const string NoConnectedInbox = "no connected inbox";

    /// <summary>Nothing says whether an inbox is connected, and no reply came but by stated programs.</summary>
    public const string NoSignOfInbox = "no sign of a connected inbox";

    /// <summary>Nobody tells which of the messages were delivered: only proof by readers is known, which is too few.</summary>
    public const string DeliveriesNotReported = "deliveries not reported";

    /// <summary>Only who opened has a place and a client: of those, every rate of another whole would be of openers too.</summary>
    public const string KnownOfOpenersOnly = "known of openers only";

    /// <summary>The receiver reports no complaints per message, as Gmail does not.</summary>
    public const string ReceiverReportsNone = "receiver reports no complaints";
}
