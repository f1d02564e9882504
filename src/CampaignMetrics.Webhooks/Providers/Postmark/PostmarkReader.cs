using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.Postmark;

/// <summary>Reads Postmark's webhooks, one record a request; and the pages of its API that hold such records without their type.</summary>
/// <param name="recordType">Which records a page holds; null for webhooks, which say it.</param>
/// <param name="path">The property of a page that holds them.</param>
internal sealed class PostmarkReader(string? recordType, params string[] path)
    : WebhookReader(PostmarkFields.Table, PostmarkEvents.Table, path)
{
    public PostmarkReader() : this(null) { }

    protected override void ReadElement(Fields fields, Batch batch)
    {
        if (!fields.Has(Field.Name)) fields.Set(Field.Name, recordType);
        // Bounce records had no RecordType at first, inbound mails have none at all.
        if (!fields.Has(Field.Name)) fields.Set(Field.Name, fields.Has(Field.Own2) ? "Inbound" : fields.Has(Field.Kind) ? "Bounce" : null);
        if (fields.Has(Field.Own1) && !fields.IsTrue(Field.Own1)) fields.Set(Field.Kind, "Resumed");
        var meaning = Events.Find(fields);
        if (meaning?.Type == EventType.NotSent) fields.Set(Field.Reason, fields.Text(Field.Kind));
        // The sender, in Postmark's pages or by its API; a recipient's way is not told.
        if (fields.Text(Field.Method) == "Customer") fields.Set(Field.Method, Unsubscribed.WordOf(UnsubscribeMethod.Manual));
        batch.Add(fields, meaning);
    }
}
