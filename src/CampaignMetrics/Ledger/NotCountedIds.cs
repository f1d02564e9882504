namespace CampaignMetrics.Ledger;

/// <summary>Reasons why an event does not count, beside the rules that a report lists.</summary>
internal static class NotCountedIds
{
    public const string OutsidePeriod = "outside-period", NoEmail = "no-email", NoInbox = "no-inbox", AutoReply = "automatic-reply",
        UnknownOrder = "unknown-order";
}
