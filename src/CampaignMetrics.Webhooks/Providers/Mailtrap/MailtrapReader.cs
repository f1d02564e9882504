using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.Mailtrap;

/// <summary>Reads Mailtrap's webhooks in the formats that can be chosen: JSON with an array of events, JSON lines, or a form with one event.</summary>
internal sealed class MailtrapReader() : WebhookReader(MailtrapFields.Table, MailtrapEvents.Table, "events")
{
    public override void Read(WebhookRequest request, Batch batch)
    {
        if (!request.IsForm) ReadJson(request.Body, batch);
        else if (FormBody.Read(request) is { } form && FormJson.Write(form, _ => false, _ => false) is { } json) ReadJson(json, batch);
        else batch.Refuse("no form that could be read");
    }

    protected override void Read(Fields fields, Batch batch) => batch.Add(fields, Events.Find(fields));
}
