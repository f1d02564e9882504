using CampaignMetrics;
using CampaignMetrics.Webhooks;
using CampaignMetrics.Webhooks.Reading;

namespace Acme;

internal sealed class AcmeMailReader() : WebhookReader(AcmeMailFields.Table, AcmeMailEvents.Table, "events")
{
    protected override void ReadBody(WebhookRequest request, Batch batch)
    {
        if (request.IsForm) ReadForm(request, batch);
        else ReadJson(request.Body, batch);
    }

    protected override void ReadElement(Fields fields, Batch batch) =>
        batch.Add(fields, Events.Find(fields), fields.IsTrue(Field.Machine) ? Actor.Automation : null);
}
