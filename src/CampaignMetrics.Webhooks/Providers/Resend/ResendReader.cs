using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.Resend;

/// <summary>Reads Resend's webhooks: one event a request, whose id stands in a header.</summary>
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

    /// <summary>Of several recipients Resend does not say which one it is; of several answers the first belongs to the first.</summary>
    private static void TakeFirst(Fields fields, Field list, Field target)
    {
        if (fields.Texts(list) is [var first, ..]) fields.Set(target, first);
    }

    /// <summary>
    /// Tags and metadata as header fields of the message, which some libraries send as JSON; its native tags are pairs of name and value.
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
    /// The subtype says it (<c>Suppressed</c>, <c>OnAccountSuppressionList</c>), or Resend's sentence where there is none.
    /// </summary>
    private static bool IsSuppressed(Fields fields) =>
        (fields.Text(Field.Reason) ?? fields.Text(Field.Smtp))?.Contains("suppress", StringComparison.OrdinalIgnoreCase) == true;
}
