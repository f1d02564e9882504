using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.MailerSend;

/// <summary>Reads MailerSend's webhooks: one event a request.</summary>
internal sealed class MailerSendReader() : WebhookReader(MailerSendFields.Table, MailerSendEvents.Table)
{
    private const string Activity = "activity.";

    protected override void ReadElement(Fields fields, Batch batch)
    {
        if (fields.Text(Field.Name) is { } name && name.StartsWith(Activity, StringComparison.Ordinal))
            fields.Set(Field.Name, name[Activity.Length..]);
        // The secret of pings is public: whom one names is nobody's word.
        if (fields.Text(Field.Name) == MailerSendEvents.Ping) fields.Set(Field.Recipient, null);
        batch.Add(fields, Events.Find(fields));
    }
}
