namespace CampaignMetrics.Tests.Reference;

/// <summary>Section 3: how much one message adds to a count: 1 or 0, or for totals its events.</summary>
internal static class NaiveMetrics
{
    private static readonly string[] OnTracking =
    [
        "totalOpens", "opened", "implied", "totalClicks", "clicked", "clickedOpened", "unsubscribedOpened", "measured", "read", "skimmed",
        "glanced",
    ];

    /// <summary>What a message can add to.</summary>
    public static readonly string[] All =
    [
        .. OnTracking, "selected", "pending", "deferred", "delivered", "bounced", "autoReplies", "unsubscribed", "spamReported", "replied",
        "forwarded", "converted",
    ];

    /// <summary>What must be known of a message for a rate of these two; null where it is, else the first reason why not.</summary>
    public static string? WhyNot(NaiveCount count, string numerator, string denominator)
    {
        if ((RestsOnTracking(numerator) || RestsOnTracking(denominator)) && count.WithoutTracking is { } untracked) return untracked;
        if (numerator == "replied" && count.WithoutInbox is { } unconnected) return unconnected;
        return numerator == "delivered" || denominator == "delivered" ? count.WithoutDeliveries : null;
    }

    public static bool RestsOnTracking(string metric) => OnTracking.Contains(metric);

    public static long Of(IEnumerable<NaiveCount> counts, string metric) => counts.Sum(count => In(count, metric));

    public static long In(NaiveCount count, string metric) => metric switch
    {
        "totalOpens" => count.Opens.Count,
        "totalClicks" => count.Clicks.Count,
        "autoReplies" => count.Message.Events.Count(happened => NaiveReplies.IsAutoReply(happened) && count.IsInPeriod(happened.At)),
        _ => Holds(count, metric) ? 1 : 0,
    };

    private static bool Holds(NaiveCount count, string metric) => metric switch
    {
        "selected" => Holds(count, "sent") || Holds(count, "notSent"),
        "sent" => count.IsSent && count.IsInPeriod(count.Message.SendingTime),
        "notSent" => Stands(count, NaiveDisposition.NotSent),
        "pending" => Stands(count, NaiveDisposition.Pending),
        "deferred" => Stands(count, NaiveDisposition.Deferred),
        "delivered" => Stands(count, NaiveDisposition.Delivered),
        "presumed" => count.IsPresumed && Stands(count, NaiveDisposition.Delivered),
        "bounced" => Stands(count, NaiveDisposition.Bounced),
        "hard" or "soft" or "temporary" or "blocked" or "undetermined" =>
            Stands(count, NaiveDisposition.Bounced) && NaiveReplies.ClassOf(count.Message.Bounce!) == metric,
        "opened" => count.FirstOpen is not null,
        "implied" => count.IsImplied,
        "clicked" => count.FirstClick is not null,
        "clickedOpened" => count.FirstOpen is not null && count.FirstClick is not null,
        "unsubscribedOpened" => count.FirstOpen is not null && count.Marks("unsubscribed").Any(),
        "measured" => count.Dwell is not null,
        "read" => count.Dwell >= 8,
        "skimmed" => count.Dwell is >= 2 and < 8,
        "glanced" => count.Dwell < 2,
        _ => count.Marks(metric).Any(),
    };

    private static bool Stands(NaiveCount count, NaiveDisposition disposition) =>
        count.Disposition == disposition && count.IsInPeriod(count.Message.ToldAt);
}
