using CampaignMetrics.Webhooks;
using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Conventions.Tests.Doors;

/// <summary>A reader of webhooks; only while one reads there are fields and a batch.</summary>
internal sealed class HarmlessReader() : WebhookReader(new FieldTable(), new EventTable())
{
    private (Fields, Batch) _last;

    public static (Fields Fields, Batch Batch) Read()
    {
        var reader = new HarmlessReader();
        new WebhookProvider("a", reader).Read(new WebhookRequest("{}"u8.ToArray()));
        return reader._last;
    }

    protected override void ReadElement(Fields fields, Batch batch) => _last = (fields, batch);
}
