using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.Mailjet;

/// <summary>Reads Mailjet's event webhook: an array of flat objects, or one where events are not grouped.</summary>
internal sealed class MailjetReader() : WebhookReader(MailjetFields.Table, MailjetEvents.Table)
{
    private const string Greylisted = "greylisted", Hard = "true", ByHeader = "List-Unsubscribe";

    private static readonly Field[] Keys = [Field.MessageId, Field.Email, Field.Campaign, Field.List, Field.Scope];

    protected override void ReadElement(Fields fields, Batch batch)
    {
        // 0 stands for none.
        foreach (var key in Keys)
            if (fields.Utf8(key).SequenceEqual("0"u8)) fields.Set(key, null);
        if (fields.IsTrue(Field.Kind)) fields.Set(Field.Kind, Hard);
        else if (fields.Text(Field.Reason) == Greylisted) fields.Set(Field.Kind, Greylisted);
        // No user agent: the header that the mail program made use of.
        if (fields.Text(Field.UserAgent) == ByHeader)
        {
            fields.Set(Field.Method, ByHeader);
            fields.Set(Field.UserAgent, null);
        }
        batch.Add(fields, Events.Find(fields));
    }
}
