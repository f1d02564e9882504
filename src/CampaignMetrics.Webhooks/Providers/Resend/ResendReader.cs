using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.Resend;

/// <summary>Reads Resend's webhooks: one event in each request, with its id in a header.</summary>
internal sealed class ResendReader() : WebhookReader(ResendFields.Table, ResendEvents.Table)
{
    protected override void ReadElement(Fields fields, Batch batch)
    {
        fields.Set(Field.Id, batch.Headers[SvixHeaders.Id] ?? batch.Headers[SvixHeaders.StandardId]);
        TakeFirst(fields, Field.Recipient, Field.Recipient);
        TakeFirst(fields, Field.Own2, Field.Smtp);
        TakeHeaders(fields);
        if (IsSuppressed(fields)) fields.Set(Field.Kind, ResendEvents.Suppressed);
        var meaning = Events.Find(fields);
        if (meaning?.Type == EventType.Bounced && fields.Text(Field.Reason) is "General" or "Undetermined") fields.Set(Field.Reason, null);
        batch.Add(fields, meaning);
    }

    /// <summary>
    /// Takes the first member of a list. Where there are several recipients, Resend does not say which one the event is about; the first
    /// response belongs to the first of them.
    /// </summary>
    private static void TakeFirst(Fields fields, Field list, Field target)
    {
        if (fields.Texts(list) is [var first, ..]) fields.Set(target, first);
    }

    /// <summary>
    /// Reads tags and metadata from header fields of the message, which some client libraries set as JSON. Resend's native tags are pairs
    /// of name and value.
    /// </summary>
    private static void TakeHeaders(Fields fields)
    {
        foreach (var header in fields.Objects(Field.Own1, ResendFields.Header))
        {
            var name = header.Text(Field.Name);
            if (string.Equals(name, "X-Tags", StringComparison.OrdinalIgnoreCase)) fields.Set(Field.Tags, header.Text(Field.Metadata));
            else if (string.Equals(name, "X-Metadata", StringComparison.OrdinalIgnoreCase))
                fields.Set(Field.Metadata, header.Text(Field.Metadata));
        }
    }

    /// <summary>
    /// Whether the address is on a suppression list: by the subtype (<c>Suppressed</c>, <c>OnAccountSuppressionList</c>), or by Resend's
    /// sentence where there is none.
    /// </summary>
    private static bool IsSuppressed(Fields fields) =>
        (fields.Text(Field.Reason) ?? fields.Text(Field.Smtp))?.Contains("suppress", StringComparison.OrdinalIgnoreCase) == true;
}
