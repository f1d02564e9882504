using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.SparkPost;

/// <summary>Reads SparkPost's webhooks: an array of <c>{"msys":{"message_event":{…}}}</c>.</summary>
internal sealed class SparkPostReader() : WebhookReader(SparkPostFields.Table, SparkPostEvents.Table)
{
    protected override void ReadElement(Fields fields, Batch batch)
    {
        if (!fields.Has(Field.Name)) fields.Set(Field.Name, fields.Has(Field.Own2) ? "relay_message" : IsPing(fields) ? "ping" : null);
        var meaning = Events.Find(fields);
        // The first open is sent twice, as open and as initial_open, with different ids. With those removed, both derive the same id.
        if (meaning?.Type == EventType.Opened) fields.Set(Field.Id, null);
        if (meaning?.Type == EventType.NotSent) fields.Set(Field.Reason, fields.Text(Field.Smtp));
        // Through the mail program's unsubscribe button; whether it sent a mail or a POST request is not stated.
        if (meaning?.Name == "list_unsubscribe") fields.Set(Field.Method, meaning.Value.Name);
        batch.Add(fields, meaning, fields.IsTrue(Field.Machine) ? Actor.PrivacyProxy : null);
    }

    // A ping has an msys object without any event in it.
    private static bool IsPing(Fields fields) => fields.Has(Field.Own1) && !fields.Has(Field.Own3);
}
