namespace CampaignMetrics;

/// <summary>The reasons why a rate or a count has no value. A number that was not measured is null, never 0 and never NaN.</summary>
public static class NotMeasured
{
    /// <summary>The denominator is 0.</summary>
    public const string NothingToCount = "nothing to count";

    /// <summary>The emails were sent without tracking.</summary>
    public const string TrackingOff = "tracking off";

    /// <summary>The catalog does not say whether the emails are tracked, and there is no open, click or view of them except by stated
    /// programs.</summary>
    public const string NoSignOfTracking = "no sign of tracking";

    /// <summary>The product whose definition is used has no such rate.</summary>
    public const string NotDefined = "not defined by this product";

    /// <summary>The emails were not sent from a connected inbox, so replies cannot be seen.</summary>
    public const string NoConnectedInbox = "no connected inbox";

    /// <summary>The catalog does not say whether an inbox is connected, and there is no reply except by stated programs.</summary>
    public const string NoSignOfInbox = "no sign of a connected inbox";

    /// <summary>Deliveries are not reported. Only messages with an open or click are known to be delivered, which are too few for a
    /// denominator.</summary>
    public const string DeliveriesNotReported = "deliveries not reported";

    /// <summary>The breakdown is by country or client, which are known of openers only: rates over anything but openers would mean
    /// nothing.</summary>
    public const string KnownOfOpenersOnly = "known of openers only";

    /// <summary>Counts alone do not tell which messages no privacy proxy opened, which the rate is about; a report knows.</summary>
    public const string CohortNotCounted = "counts do not tell the trackable cohort";

    /// <summary>The mailbox provider reports no complaints per message, as Gmail does not.</summary>
    public const string ReceiverReportsNone = "receiver reports no complaints";

    /// <summary>The scope has no period, or only one end of one, so there is none before it.</summary>
    public const string NoPeriodBefore = "no period before";

    /// <summary>There are too few messages for a statement.</summary>
    public const string NotEnoughData = "not enough data";
}
