using System.Text.Json;
using CampaignMetrics.Bounces;

namespace CampaignMetrics;

public static partial class ReportJson
{
    private static ReadOnlySpan<BounceClass> BounceClasses =>
        [BounceClass.Hard, BounceClass.Soft, BounceClass.Temporary, BounceClass.Blocked, BounceClass.Undetermined];

    private static IEnumerable<int> WriteDelivery(Utf8JsonWriter json, DeliveryReport delivery)
    {
        json.WriteStartObject("delivery");
        WriteStages(json, delivery);
        var bounces = WriteRows(json, "bounceReasons", delivery.BounceReasons, static (json, row) =>
        {
            json.WriteString("reason", row.Reason);
            json.WriteString("class", BounceNames.Of(row.Class));
            json.WriteNumber("count", row.Count);
        });
        foreach (var waiting in bounces) yield return waiting;
        var notSent = WriteRows(json, "notSentReasons", delivery.NotSentReasons, static (json, row) =>
        {
            json.WriteString("reason", row.Reason);
            json.WriteNumber("count", row.Count);
        });
        foreach (var waiting in notSent) yield return waiting;
        WriteComplaints(json, delivery);
        json.WriteEndObject();
    }

    private static void WriteDeliveryOfEmail(Utf8JsonWriter json, DeliveryReport delivery)
    {
        json.WriteStartObject("delivery");
        WriteStages(json, delivery);
        WriteComplaints(json, delivery);
        json.WriteEndObject();
    }

    private static void WriteStages(Utf8JsonWriter json, DeliveryReport delivery)
    {
        json.WriteNumber("selected", delivery.Selected);
        json.WriteNumber("sent", delivery.Sent);
        json.WriteNumber("notSent", delivery.NotSent);
        json.WriteNumber("pending", delivery.Pending);
        json.WriteNumber("deferred", delivery.Deferred);
        json.WriteNumber("delivered", delivery.Delivered);
        json.WriteNumber("bounced", delivery.Bounced);
        json.WriteStartObject("bounces");
        foreach (var bounceClass in BounceClasses)
            json.WriteNumber(BounceNames.Of(bounceClass), delivery.BouncedAs(bounceClass));
        json.WriteEndObject();
    }

    private static void WriteComplaints(Utf8JsonWriter json, DeliveryReport delivery)
    {
        json.WriteNumber("unsubscribed", delivery.Unsubscribed);
        json.WriteNumber("spamReports", delivery.SpamReports);
    }

    private static void WriteEngagement(Utf8JsonWriter json, EngagementReport engagement)
    {
        json.WriteStartObject();
        json.WriteNumber("totalOpens", engagement.TotalOpens);
        json.WriteNumber("uniqueOpens", engagement.UniqueOpens);
        json.WriteNumber("impliedOpens", engagement.ImpliedOpens);
        json.WriteNumber("totalClicks", engagement.TotalClicks);
        json.WriteNumber("uniqueClicks", engagement.UniqueClicks);
        json.WriteNumber("replies", engagement.Replies);
        json.WriteNumber("forwards", engagement.Forwards);
        json.WriteEndObject();
    }

    private static void WriteViewing(Utf8JsonWriter json, ViewingReport viewing)
    {
        json.WriteStartObject("viewing");
        json.WriteNumber("measured", viewing.Measured);
        WriteShare(json, "read", viewing.Read);
        WriteShare(json, "skimmed", viewing.Skimmed);
        WriteShare(json, "glanced", viewing.Glanced);
        json.WriteEndObject();
    }

    private static void WriteShare(Utf8JsonWriter json, string name, ViewingShare share)
    {
        json.WriteStartObject(name);
        json.WriteNumber("count", share.Count);
        json.WritePropertyName("ofOpeners");
        WriteRate(json, share.OfOpeners);
        json.WritePropertyName("ofMeasured");
        WriteRate(json, share.OfMeasured);
        json.WriteEndObject();
    }

    private static void WriteEvents(Utf8JsonWriter json, string name, EventCount events)
    {
        json.WriteStartObject(name);
        json.WriteNumber("total", events.Total);
        json.WriteNumber("unique", events.Unique);
        json.WriteEndObject();
    }
}
