namespace CampaignMetrics;

/// <summary>The reasons why a rate has no value: then it is null, never 0 and never NaN.</summary>
public static class NotMeasured
{
    /// <summary>The denominator is empty.</summary>
    public const string NothingToCount = "nothing to count";

    /// <summary>The emails were sent without tracking.</summary>
    public const string TrackingOff = "tracking off";

    /// <summary>The product whose definitions are used has no such rate.</summary>
    public const string NotDefined = "not defined by this product";

    /// <summary>The emails were not sent from an inbox that is connected, so replies are not seen.</summary>
    public const string NoConnectedInbox = "no connected inbox";

    /// <summary>The receiver reports no complaints per message, as Gmail does not.</summary>
    public const string ReceiverReportsNone = "receiver reports no complaints";
}
