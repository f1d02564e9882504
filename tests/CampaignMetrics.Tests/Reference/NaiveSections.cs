using System.Text.Json.Nodes;

namespace CampaignMetrics.Tests.Reference;

/// <summary>The counts of people, delivery, engagement and viewing.</summary>
internal static class NaiveSections
{
    public static JsonObject People(IReadOnlyList<NaiveCount> counts)
    {
        var whyNot = NaiveMeasured.WithoutTracking(counts);
        var json = new JsonObject { ["sent"] = Contacts("sent"), ["delivered"] = Contacts("delivered") };
        json.Set("opened", whyNot, () => Contacts("opened"));
        json.Set("clicked", whyNot, () => Contacts("clicked"));
        return json.Closed();

        int Contacts(string metric) => counts.Where(count => NaiveMetrics.In(count, metric) > 0)
            .Select(count => count.Message.Contact)
            .Distinct()
            .Count();
    }

    public static JsonObject Delivery(IReadOnlyList<NaiveCount> counts)
    {
        var json = DeliveryCounts(counts);
        json.Insert(json.IndexOf("unsubscribed"), "bounceReasons", BounceReasons(counts));
        json.Insert(json.IndexOf("unsubscribed"), "notSentReasons", NotSentReasons(counts));
        return json;
    }

    public static JsonObject DeliveryCounts(IReadOnlyList<NaiveCount> counts)
    {
        var json = new JsonObject();
        foreach (var metric in new[] { "selected", "sent", "notSent", "pending", "deferred", "delivered" })
            json[metric] = NaiveMetrics.Of(counts, metric);
        json["presumedDelivered"] = NaiveMetrics.Of(counts, "presumed");
        json["bounced"] = NaiveMetrics.Of(counts, "bounced");
        json["autoReplies"] = NaiveMetrics.Of(counts, "autoReplies");
        var bounces = new JsonObject();
        foreach (var bounceClass in new[] { "hard", "soft", "temporary", "blocked", "undetermined" })
            bounces[bounceClass] = NaiveMetrics.Of(counts, bounceClass);
        json["bounces"] = bounces;
        json["unsubscribed"] = NaiveMetrics.Of(counts, "unsubscribed");
        json["spamReports"] = NaiveMetrics.Of(counts, "spamReported");
        return json;
    }

    public static JsonObject Engagement(IReadOnlyList<NaiveCount> counts)
    {
        var whyNot = NaiveMeasured.WithoutTracking(counts);
        var json = new JsonObject();
        json.Set("totalOpens", whyNot, () => NaiveMetrics.Of(counts, "totalOpens"));
        json.Set("uniqueOpens", whyNot, () => NaiveMetrics.Of(counts, "opened"));
        json.Set("impliedOpens", whyNot, () => NaiveMetrics.Of(counts, "implied"));
        json.Set("totalClicks", whyNot, () => NaiveMetrics.Of(counts, "totalClicks"));
        json.Set("uniqueClicks", whyNot, () => NaiveMetrics.Of(counts, "clicked"));
        var connected = counts.Where(count => count.WithoutInbox is null).ToList();
        json.Set("replies", NaiveMeasured.WhyNot(counts, count => count.WithoutInbox), () => NaiveMetrics.Of(connected, "replied"));
        json["forwards"] = NaiveMetrics.Of(counts, "forwarded");
        return json.Closed();
    }

    public static JsonObject Viewing(IReadOnlyList<NaiveCount> counts, NaiveRates rates)
    {
        var whyNot = NaiveMeasured.WithoutTracking(counts);
        var json = new JsonObject();
        json.Set("measured", whyNot, () => NaiveMetrics.Of(counts, "measured"));
        foreach (var band in new[] { "read", "skimmed", "glanced" })
        {
            var row = new JsonObject();
            row.Set("count", whyNot, () => NaiveMetrics.Of(counts, band));
            row["ofOpeners"] = rates.Rate(counts, $"{band}/opened");
            row["ofMeasured"] = rates.Rate(counts, $"{band}/measured");
            json[band] = row.Closed();
        }
        return json.Closed();
    }

    private static JsonArray BounceReasons(IReadOnlyList<NaiveCount> counts) =>
    [
        .. counts.Where(count => NaiveMetrics.In(count, "bounced") > 0)
            .GroupBy(count => (
                Reason: NaiveReplies.ReasonOf(count.Message.Bounce!), Class: NaiveReplies.ClassOf(count.Message.Bounce!)))
            .OrderByDescending(bounces => bounces.Count())
            .ThenBy(bounces => bounces.Key.Reason, NaiveIds.Ordinal)
            .ThenBy(bounces => bounces.Key.Class, NaiveIds.Ordinal)
            .Select(bounces => new JsonObject
            {
                ["reason"] = bounces.Key.Reason, ["class"] = bounces.Key.Class, ["count"] = bounces.Count(),
            }),
    ];

    /// <summary>Not sent carries the reason of its latest.</summary>
    private static JsonArray NotSentReasons(IReadOnlyList<NaiveCount> counts) =>
    [
        .. counts.Where(count => NaiveMetrics.In(count, "notSent") > 0)
            .GroupBy(count => count.Message.Events.Last(happened => happened.Is("notSent")).Text("reason") ?? "unknown")
            .OrderByDescending(reasons => reasons.Count())
            .ThenBy(reasons => reasons.Key, NaiveIds.Ordinal)
            .Select(reasons => new JsonObject { ["reason"] = reasons.Key, ["count"] = reasons.Count() }),
    ];
}
