using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.Postal;

/// <summary>Reads Postal's webhooks: one event a request.</summary>
internal sealed class PostalReader() : WebhookReader(PostalFields.Table, PostalEvents.Table)
{
    private const string Bounced = "MessageBounced", Inbound = "Inbound", Incoming = "incoming";

    protected override void ReadElement(Fields fields, Batch batch)
    {
        // A bounce is told by its shape: some versions call it "MessageDelayed".
        if (fields.Has(Field.Own1)) fields.Set(Field.Name, Bounced);
        else if (!fields.Has(Field.Name) && fields.Has(Field.Own3)) fields.Set(Field.Name, Inbound);

        var meaning = Events.Find(fields);
        // The delivery of an inbound mail to an endpoint has the same events.
        if (meaning is { Type: not null } known && fields.Text(Field.Own2) == Incoming) batch.AddOther(fields, known.Name);
        else
        {
            if (meaning?.Type != EventType.NotSent) MakeDiagnostic(fields);
            batch.Add(fields, meaning);
        }
    }

    /// <summary>
    /// The details of a failure are Postal's sentence around the server's
    /// answer: no reason to count by, and all there is where no server answered.
    /// </summary>
    private static void MakeDiagnostic(Fields fields)
    {
        if (!fields.Has(Field.Smtp)) fields.Set(Field.Smtp, fields.Text(Field.Reason));
        fields.Set(Field.Reason, null);
    }
}
