using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.Resend;

/// <summary>Reads Resend's webhooks: one event in each request, with its id in a header.</summary>
internal sealed class ResendReader() : WebhookReader(ResendFields.Table, ResendEvents.Table)
{
    protected override void ReadElement(Fields fields, Batch batch)
    {
        fields.Set(Field.Id, batch.Headers[SvixHeaders.Id] ?? batch.Headers[SvixHeaders.StandardId]);
        TakeFirst(fields, Field.Own2, Field.Smtp);
        TakeRecipient(fields);
        TakeHeaders(fields);
        if (IsSuppressed(fields)) fields.Set(Field.Kind, ResendEvents.Suppressed);
        var meaning = Events.Find(fields);
        if (meaning?.Type == EventType.Bounced && fields.Text(Field.Reason) is "General" or "Undetermined") fields.Set(Field.Reason, null);
        batch.Add(fields, meaning);
    }

    private static void TakeFirst(Fields fields, Field list, Field target)
    {
        if (fields.Texts(list) is [var first, ..]) fields.Set(target, first);
    }

    /// <summary>
    /// Takes the recipient whom the server's words name; where they name none, the first: Resend does not say which one an event is about.
    /// </summary>
    private static void TakeRecipient(Fields fields)
    {
        var recipients = fields.Texts(Field.Recipient);
        if (recipients.Count == 0) return;
        var said = recipients.Count == 1 ? null : fields.Text(Field.Smtp);
        fields.Set(Field.Recipient, recipients.FirstOrDefault(recipient => Names(said, AddressOf(recipient))) ?? recipients[0]);
    }

    /// <summary>The address in <c>Ann &lt;ann@example.org&gt;</c>, or the text itself.</summary>
    private static string AddressOf(string recipient)
    {
        var (open, close) = (recipient.LastIndexOf('<'), recipient.LastIndexOf('>'));
        return open >= 0 && close > open ? recipient[(open + 1)..close].Trim() : recipient.Trim();
    }

    // Whole: "ann@example.org" is not in "joann@example.org".
    private static bool Names(string? said, string address)
    {
        if (said is null || address.Length == 0) return false;
        for (var at = said.IndexOf(address, StringComparison.OrdinalIgnoreCase); at >= 0;)
        {
            var end = at + address.Length;
            if ((at == 0 || !IsPart(said[at - 1])) && (end == said.Length || !IsPart(said[end]) || IsSentenceEnd(said, end))) return true;
            at = said.IndexOf(address, at + 1, StringComparison.OrdinalIgnoreCase);
        }

        return false;
    }

    private static bool IsPart(char c) => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or '+' or '=';

    private static bool IsSentenceEnd(string text, int dot) => text[dot] == '.' && (dot + 1 == text.Length || text[dot + 1] <= ' ');

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
