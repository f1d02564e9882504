using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.UnisenderGo;

/// <summary>Reads Unisender Go's webhooks: events grouped by user, or one flat event in each request.</summary>
internal sealed class UnisenderGoReader() : WebhookReader(UnisenderGoFields.Table, UnisenderGoEvents.Table, "events_by_user", "events")
{
    protected override void ReadElement(Fields fields, Batch batch) => batch.Add(fields, Events.Find(fields));
}
