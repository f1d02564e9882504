using CampaignMetrics.Bounces.Mime;

namespace CampaignMetrics.Bounces.Formats;

/// <summary>
/// Reads message disposition notifications: what a mail program did with a message that had been delivered
/// (<see href="https://www.rfc-editor.org/rfc/rfc8098#section-3.1">RFC 8098, section 3.1</see>).
/// </summary>
internal static class ReadReceipt
{
    /// <summary>The letter as a receipt; null where it is none.</summary>
    public static BounceMail? Read(Letter letter)
    {
        if (letter.Disposition.Length == 0) return null;
        var fields = FieldGroups.Read(letter.Disposition).FirstOrDefault(group => group.Has("Disposition"));
        if (fields is null) return null;
        var final = Address(fields["Final-Recipient"]);
        var original = Address(fields["Original-Recipient"]);
        if (final.Length == 0) final = original.Length > 0 ? original : Addresses.In(letter.From);
        var report = new BounceReport
        {
            Recipient = final,
            OriginalRecipient = original.Length > 0 ? original : final,
            Kind = ReportKind.NotABounce,
            Disposition = DispositionIn(fields["Disposition"]),
        };
        return letter.Mail(BounceMailKind.ReadReceipt, [report], messageId: fields["Original-Message-ID"].Trim('<', '>'));
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
