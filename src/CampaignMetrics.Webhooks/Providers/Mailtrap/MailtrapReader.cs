using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.Mailtrap;

/// <summary>
/// Reads Mailtrap's webhooks in all formats that can be configured: a JSON array of events, JSON lines, or a form with one event.
/// </summary>
internal sealed class MailtrapReader() : WebhookReader(MailtrapFields.Table, MailtrapEvents.Table, "events")
{
    protected override void ReadBody(WebhookRequest request, Batch batch)
    {
        if (request.IsForm) ReadForm(request, batch);
        else ReadJson(request.Body, batch);
    }

    protected override void ReadElement(Fields fields, Batch batch) => batch.Add(fields, Events.Find(fields));
}
