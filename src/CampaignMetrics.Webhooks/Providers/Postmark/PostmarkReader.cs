using CampaignMetrics.Events;
using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.Postmark;

/// <summary>Reads Postmark's webhooks: one record a request.</summary>
internal sealed class PostmarkReader() : WebhookReader(PostmarkFields.Table, PostmarkEvents.Table)
{
    protected override void Read(Fields fields, Batch batch)
    {
        // Bounce records had no RecordType at first, inbound mails have none at all.
        if (!fields.Has(Field.Name)) fields.Set(Field.Name, fields.Has(Field.Own2) ? "Inbound" : fields.Has(Field.Kind) ? "Bounce" : null);
        if (fields.Has(Field.Own1) && !fields.IsTrue(Field.Own1)) fields.Set(Field.Kind, "Resumed");
        var meaning = Events.Find(fields);
        if (meaning?.Type == EventType.NotSent) fields.Set(Field.Reason, fields.Text(Field.Kind));
        batch.Add(fields, meaning);
    }
}
