using CampaignMetrics.Bounces.Mime;

namespace CampaignMetrics.Bounces.Formats;

/// <summary>
/// Reads message disposition notifications: what a mail program did with a message that had been delivered
/// (<see href="https://www.rfc-editor.org/rfc/rfc8098#section-3.1">RFC 8098, section 3.1</see>), or that it was refused.
/// </summary>
internal static class ReadReceipt
{
    /// <summary>The letter as a receipt, or as a refusal in the form of one; null where it is neither.</summary>
    public static BounceMail? Read(Letter letter, BounceClassifier classifier)
    {
        if (letter.Disposition.Length == 0) return null;
        var fields = FieldGroups.Read(letter.Disposition).FirstOrDefault(group => group.Has("Disposition"));
        if (fields is null) return null;
        var final = Address(fields["Final-Recipient"]);
        var original = Address(fields["Original-Recipient"]);
        if (final.Length == 0) final = original.Length > 0 ? original : Addresses.In(letter.From);
        if (original.Length == 0) original = final;
        var messageId = fields["Original-Message-ID"].Trim('<', '>');
        if (IsRefusal(letter, fields["Disposition"])) return Refusal(letter, final, original, messageId, classifier);
        var report = new BounceReport
        {
            Recipient = final,
            OriginalRecipient = original,
            Kind = ReportKind.NotABounce,
            Disposition = DispositionIn(fields["Disposition"]),
        };
        return letter.Mail(BounceMailKind.ReadReceipt, [report], messageId: messageId);
    }

    // RFC 5429, section 2.2 (reject), as Dovecot's Pigeonhole (sieve-actions.c) and Cyrus write it: a program deleted the message and says
    // that it refused it, for the recipient's script or because the mailbox is full. A receipt that a person allowed tells neither.
    private static bool IsRefusal(Letter letter, string disposition) =>
        disposition.Contains("automatic-action", StringComparison.OrdinalIgnoreCase) && DispositionIn(disposition) == "deleted"
            && letter.Headers["Auto-Submitted"].Contains("(rejected)", StringComparison.OrdinalIgnoreCase);

    private static BounceMail Refusal(Letter letter, string final, string original, string messageId, BounceClassifier classifier)
    {
        var note = new RecipientNote(final) { OriginalRecipient = original, Action = "failed" };
        var reports = ReportWriter.Write(letter, [note], letter.Words, classifier);
        return letter.Mail(BounceMailKind.DeliveryReport, reports, messageId: messageId);
    }

    /// <summary>The type behind the mode: <c>displayed</c> of <c>manual-action/MDN-sent-manually; displayed/error</c>.</summary>
    private static string DispositionIn(string value)
    {
        var type = value.AsSpan(value.LastIndexOf(';') + 1).Trim();
        var end = type.IndexOfAny('/', ',', ' ');
        return (end < 0 ? type : type[..end]).ToString().ToLowerInvariant();
    }

    private static string Address(string field) => Addresses.In(DeliveryStatus.WithoutType(field));
}
