using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.Postmark;

/// <summary>
/// Reads Postmark's webhooks, with one record in each request, and the pages of its API that hold such records without their type.
/// </summary>
/// <param name="recordType">The type of a page's records; null for webhooks, which state it.</param>
/// <param name="path">The property of a page that holds them.</param>
internal sealed class PostmarkReader(string? recordType, params string[] path)
    : WebhookReader(PostmarkFields.Table, PostmarkEvents.Table, path)
{
    public PostmarkReader() : this(null) { }

    protected override void ReadElement(Fields fields, Batch batch)
    {
        if (!fields.Has(Field.Name)) fields.Set(Field.Name, recordType);
        // Early bounce records have no RecordType, and inbound mails have none at all: recognise them by their other fields.
        if (!fields.Has(Field.Name)) fields.Set(Field.Name, fields.Has(Field.Own2) ? "Inbound" : fields.Has(Field.Kind) ? "Bounce" : null);
        // SuppressSending is false: the suppression was lifted.
        if (fields.Has(Field.Own1) && !fields.IsTrue(Field.Own1)) fields.Set(Field.Kind, "Resumed");
        var meaning = Events.Find(fields);
        if (meaning?.Type == EventType.NotSent) fields.Set(Field.Reason, fields.Text(Field.Kind));
        // "Customer" is the sender, who did it on Postmark's pages or by its API. How a recipient unsubscribed is not stated.
        if (fields.Text(Field.Method) == "Customer") fields.Set(Field.Method, Unsubscribed.WordOf(UnsubscribeMethod.Manual));
        batch.Add(fields, meaning);
    }
}
