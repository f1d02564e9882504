using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.SparkPost;

/// <summary>Reads SparkPost's webhooks: an array of <c>{"msys":{"message_event":{…}}}</c>.</summary>
internal sealed class SparkPostReader() : WebhookReader(SparkPostFields.Table, SparkPostEvents.Table)
{
    protected override void ReadElement(Fields fields, Batch batch)
    {
        if (!fields.Has(Field.Name)) fields.Set(Field.Name, fields.Has(Field.Own2) ? "relay_message" : IsPing(fields) ? "ping" : null);
        var meaning = Events.Find(fields);
        // The first open is told twice, as open and as initial_open, each with an id of its own.
        if (meaning?.Type == EventType.Opened) fields.Set(Field.Id, null);
        if (meaning?.Type == EventType.NotSent) fields.Set(Field.Reason, fields.Text(Field.Smtp));
        // By the mail program's button; whether that sent a mail or a POST is not told.
        if (meaning?.Name == "list_unsubscribe") fields.Set(Field.Method, meaning.Value.Name);
        batch.Add(fields, meaning, fields.IsTrue(Field.Machine) ? Actor.PrivacyProxy : null);
    }

    private static bool IsPing(Fields fields) => fields.Has(Field.Own1) && !fields.Has(Field.Own3);
}
