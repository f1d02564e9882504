using CampaignMetrics.Bounces.Mime;

namespace CampaignMetrics.Bounces.Formats;

/// <summary>
/// A delivery status notification (<see href="https://www.rfc-editor.org/rfc/rfc3464#section-2">RFC 3464, section 2</see>).
/// </summary>
internal sealed record DeliveryStatus(string ReportingMta, string EnvelopeId, DateTimeOffset? Arrival, List<RecipientNote> Recipients)
{
    /// <summary>Parses the body of a message/delivery-status part; several such bodies may follow one another.</summary>
    public static DeliveryStatus Read(string body)
    {
        var (mta, envelope, arrival) = ("", "", (DateTimeOffset?)null);
        var recipients = new List<RecipientNote>();
        foreach (var group in FieldGroups.Read(body))
        {
            if (mta.Length == 0) mta = WithoutType(group["Reporting-MTA"]);
            if (envelope.Length == 0) envelope = group["Original-Envelope-Id"];
            arrival ??= group.TryGet("Arrival-Date", out var date) ? MailDates.Parse(date) : null;
            // Some servers omit the empty line between two recipients.
            recipients.AddRange(group.SplitAtRepeated("Final-Recipient", "Original-Recipient").Select(Recipient).OfType<RecipientNote>());
        }

        return new DeliveryStatus(mta, envelope, arrival, recipients);
    }

    /// <summary>The value after a type such as <c>rfc822;</c>, <c>dns;</c> or <c>smtp;</c>.</summary>
    internal static string WithoutType(string value)
    {
        var end = value.IndexOf(';', StringComparison.Ordinal);
        // Not every semicolon ends a type: an address or a sentence may hold one. A type is short and has no space or bracket.
        return end is > 0 and < 20 && value.AsSpan(0, end).IndexOfAny(" \t<@[") < 0 ? value[(end + 1)..].Trim() : value;
    }

    private static RecipientNote? Recipient(HeaderList group)
    {
        var final = FirstAddress(group, "Final-Recipient", "X-Actual-Recipient", "Original-Recipient", "X-Display-Name");
        if (final.Length == 0) return null;
        var original = FirstAddress(group, "Original-Recipient", "Final-Recipient");
        return new RecipientNote(final)
        {
            OriginalRecipient = original,
            Action = Word(group["Action"]),
            Status = EnhancedStatusCode.FindIn(group["Status"]),
            Diagnostic = Diagnostic(group),
            RemoteMta = Word(WithoutType(group["Remote-MTA"])),
            LastAttempt = MailDates.Parse(group["Last-Attempt-Date"]),
        };
    }

    private static string FirstAddress(HeaderList group, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            var value = WithoutType(group[name]);
            var address = Addresses.In(value);
            if (address.Length > 0) return address;
        }

        return WithoutType(group[names[0]]).Trim('<', '>');
    }

    // A gateway may add a second field of its own; prefer the one with an SMTP reply.
    private static string Diagnostic(HeaderList group)
    {
        var values = group.Values("Diagnostic-Code").ToArray();
        var best = values.FirstOrDefault(v => SmtpReply.Parse(v).Code > 0) ?? values.FirstOrDefault() ?? "";
        return EncodedWords.Decode(WithoutType(best));
    }

    private static string Word(string value)
    {
        var end = value.AsSpan().IndexOfAny(' ', ';', '(');
        return (end < 0 ? value : value[..end]).Trim().ToLowerInvariant();
    }
}
