using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.Brevo;

/// <summary>Reads Brevo's webhooks: one flat object in each request, or an array of several.</summary>
internal sealed class BrevoReader() : WebhookReader(BrevoFields.Table, BrevoEvents.Table)
{
    protected override void ReadElement(Fields fields, Batch batch)
    {
        if (!fields.Has(Field.Name) && fields.Has(Field.Own1)) fields.Set(Field.Name, "inbound");
        if (fields.Text(Field.MessageId) is { } id) fields.Set(Field.MessageId, id.Trim('<', '>'));
        if (fields.Text(Field.Smtp) is { } reason) fields.Set(Field.Smtp, reason.Trim());
        var meaning = Events.Find(fields);
        if (meaning?.Type == EventType.NotSent) fields.Set(Field.Reason, fields.Text(Field.Smtp) ?? meaning?.Name);
        batch.Add(fields, meaning);
    }
}
