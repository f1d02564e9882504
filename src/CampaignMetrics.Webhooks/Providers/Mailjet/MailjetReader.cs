using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.Mailjet;

/// <summary>Reads Mailjet's event webhook: an array of flat objects, or a single one where events are not grouped.</summary>
internal sealed class MailjetReader() : WebhookReader(MailjetFields.Table, MailjetEvents.Table)
{
    private const string Greylisted = "greylisted", Hard = "true", ByHeader = "List-Unsubscribe";

    private static readonly Field[] Keys = [Field.MessageId, Field.Email, Field.Campaign, Field.List, Field.Scope];

    protected override void ReadElement(Fields fields, Batch batch)
    {
        // Mailjet writes 0 for "none".
        foreach (var key in Keys)
            if (fields.Utf8(key).SequenceEqual("0"u8)) fields.Set(key, null);
        // hard_bounce may be a boolean, a number or a text; the event table has one spelling of it.
        if (fields.IsTrue(Field.Kind)) fields.Set(Field.Kind, Hard);
        else if (fields.Text(Field.Reason) == Greylisted) fields.Set(Field.Kind, Greylisted);
        // Here the user agent field says instead how the contact unsubscribed: by the header, through the mail program's button.
        if (fields.Text(Field.UserAgent) == ByHeader)
        {
            fields.Set(Field.Method, ByHeader);
            fields.Set(Field.UserAgent, null);
        }
        batch.Add(fields, Events.Find(fields));
    }
}
