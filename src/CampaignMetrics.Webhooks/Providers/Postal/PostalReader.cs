using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.Postal;

/// <summary>Reads Postal's webhooks: one event in each request.</summary>
internal sealed class PostalReader() : WebhookReader(PostalFields.Table, PostalEvents.Table)
{
    private const string Bounced = "MessageBounced", Inbound = "Inbound", Incoming = "incoming", Failed = "Permanent SMTP delivery error";

    protected override void ReadElement(Fields fields, Batch batch)
    {
        // A bounce is recognised by its content, because some versions name it "MessageDelayed".
        if (fields.Has(Field.Own1)) fields.Set(Field.Name, Bounced);
        else if (!fields.Has(Field.Name) && fields.Has(Field.Own3)) fields.Set(Field.Name, Inbound);

        var meaning = Events.Find(fields);
        // Deliveries of inbound mail to an endpoint have the same event names, but are no events of a sent message.
        if (meaning is { Type: not null } known && fields.Text(Field.Own2) == Incoming) batch.AddOther(fields, known.Name);
        else
        {
            if (meaning?.Type != EventType.NotSent) MakeDiagnostic(fields);
            batch.Add(fields, meaning);
        }
    }

    /// <summary>
    /// Uses the details of a failure as the response where no server answered. They are Postal's own sentence, so they are no reason that
    /// reports could group by, and where they only say that delivery failed (Postal's <c>smtp_sender.rb</c>) no words to judge either.
    /// </summary>
    private static void MakeDiagnostic(Fields fields)
    {
        var details = fields.Text(Field.Reason);
        if (!fields.Has(Field.Smtp) && details?.StartsWith(Failed, StringComparison.Ordinal) != true) fields.Set(Field.Smtp, details);
        fields.Set(Field.Reason, null);
    }
}
