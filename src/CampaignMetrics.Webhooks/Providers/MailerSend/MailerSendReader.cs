using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.MailerSend;

/// <summary>Reads MailerSend's webhooks: one event in each request.</summary>
internal sealed class MailerSendReader() : WebhookReader(MailerSendFields.Table, MailerSendEvents.Table)
{
    private const string Activity = "activity.";

    protected override void ReadElement(Fields fields, Batch batch)
    {
        if (fields.Text(Field.Name) is { } name && name.StartsWith(Activity, StringComparison.Ordinal))
            fields.Set(Field.Name, name[Activity.Length..]);
        // Pings are signed with a public secret, so a recipient that one names proves nothing.
        if (fields.Text(Field.Name) == MailerSendEvents.Ping) fields.Set(Field.Recipient, null);
        batch.Add(fields, Events.Find(fields));
    }
}
