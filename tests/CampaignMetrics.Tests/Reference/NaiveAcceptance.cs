namespace CampaignMetrics.Tests.Reference;

/// <summary>Section 4, rule 5: mail that no server has taken lies in no mailbox.</summary>
internal static class NaiveAcceptance
{
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromSeconds(2);

    public static bool IsBefore(NaiveEvent happened, IReadOnlyList<NaiveEvent> events)
    {
        var at = happened.At;
        var deliveries = events.Where(other => other.Is("delivered")).Select(delivered => delivered.At).ToList();
        var refusals = events.Where(other => other.Is("deferred") || NaiveReplies.IsBounce(other)).Select(refused => refused.At);
        if (deliveries.Exists(delivered => delivered <= at + ClocksDiffer)) return false;
        return deliveries.Take(1).Any(delivered => delivered - Before <= at && at <= delivered - ClocksDiffer)
            || refusals.Any(refused => refused - Before <= at && at <= refused + ClocksDiffer);
    }
}
