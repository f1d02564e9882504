using CampaignMetrics.Bounces.Mime;

namespace CampaignMetrics.Bounces.Formats;

/// <summary>
/// A delivery status notification (<see href="https://www.rfc-editor.org/rfc/rfc3464#section-2">RFC 3464, section 2</see>).
/// </summary>
internal sealed record DeliveryStatus(string ReportingMta, string EnvelopeId, DateTimeOffset? Arrival, List<RecipientNote> Recipients)
{
    /// <summary>Whether it has more recipients than are read.</summary>
    public bool IsCut { get; private init; }

    /// <summary>Parses the body of a message/delivery-status part; several such bodies may follow one another.</summary>
    public static DeliveryStatus Read(string body)
    {
        var (mta, envelope, arrival) = ("", "", (DateTimeOffset?)null);
        var recipients = new List<RecipientNote>();
        var groups = FieldGroups.Read(body, out var isCut);
        foreach (var group in groups)
        {
            if (mta.Length == 0) mta = WithoutType(group["Reporting-MTA"]);
            if (envelope.Length == 0) envelope = group["Original-Envelope-Id"];
            arrival ??= group.TryGet("Arrival-Date", out var date) ? MailDates.Parse(date) : null;
            // Some servers omit the empty line between two recipients.
            recipients.AddRange(group.SplitAtRepeated("Final-Recipient", "Original-Recipient").Select(Recipient).OfType<RecipientNote>());
        }

        return new DeliveryStatus(mta, envelope, arrival, recipients) { IsCut = isCut };
    }

    /// <summary>
    /// The value after a type such as <c>rfc822;</c>, <c>dns;</c>, <c>smtp;</c> or a server's own <c>X-Mail-Relay;</c>, which may be of any
    /// length (RFC 3464, section 2.1.2).
    /// </summary>
    internal static string WithoutType(string value)
    {
        var end = value.IndexOf(';', StringComparison.Ordinal);
        return end > 0 && IsType(value.AsSpan(0, end).TrimEnd()) ? value[(end + 1)..].Trim() : value;
    }

    // Not every semicolon ends a type: an address or a sentence may hold one. A type is one word of letters, digits and hyphens.
    private static bool IsType(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.' or '/' or '+')) return false;
        }

        return char.IsAsciiLetter(word[0]);
    }

    private static RecipientNote? Recipient(HeaderList group)
    {
        var final = FirstAddress(group, "Final-Recipient", "X-Actual-Recipient", "Original-Recipient", "X-Display-Name");
        // A group without a recipient that still says what failed is kept: the rest of the mail may name the recipient.
        if (final.Length == 0 && !group.Has("Action") && !group.Has("Diagnostic-Code")) return null;
        var original = FirstAddress(group, "Original-Recipient", "Final-Recipient");
        return new RecipientNote(final)
        {
            OriginalRecipient = original,
            Action = Word(group["Action"]),
            Status = EnhancedStatusCode.FindIn(group["Status"]),
            Diagnostic = Diagnostic(group),
            RemoteMta = RemoteMta(group),
            LastAttempt = MailDates.Parse(group["Last-Attempt-Date"]),
        };
    }

    private static string FirstAddress(HeaderList group, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            var value = group[name];
            var address = Addresses.In(IsUnicode(value) ? UnicodeAddress.Decode(WithoutType(value)) : WithoutType(value));
            if (address.Length > 0) return address;
        }

        return WithoutType(group[names[0]]).Trim('<', '>');
    }

    private static bool IsUnicode(string value) => value.StartsWith("utf-8", StringComparison.OrdinalIgnoreCase);

    // A gateway may add a second field of its own; prefer the one with an SMTP reply.
    private static string Diagnostic(HeaderList group)
    {
        var values = group.Values("Diagnostic-Code").ToArray();
        var best = values.Length == 1
            ? values[0]
            : values.FirstOrDefault(v => SmtpReply.Parse(v).Code > 0) ?? values.FirstOrDefault() ?? "";
        var own = WithoutType(best);
        return EncodedWords.Decode(own.Length > 0 ? own : Supplement(group["X-Supplementary-Info"], out _));
    }

    // Exchange 2003 and 2007 write <server #5.2.2 smtp;552 5.2.2 mailbox full> in a field of their own.
    private static string Supplement(string value, out string server)
    {
        var inner = value.AsSpan().Trim("<> ");
        var end = inner.IndexOf(' ');
        server = end > 0 && inner[..end].Contains('.') ? inner[..end].ToString() : "";
        var type = inner.IndexOf("smtp;", StringComparison.OrdinalIgnoreCase);
        return type < 0 ? "" : inner[(type + "smtp;".Length)..].Trim().ToString();
    }

    private static string RemoteMta(HeaderList group)
    {
        var stated = Word(WithoutType(group["Remote-MTA"]));
        if (stated.Length > 0) return stated;
        Supplement(group["X-Supplementary-Info"], out var server);
        return server.ToLowerInvariant();
    }

    private static string Word(string value)
    {
        var end = value.AsSpan().IndexOfAny(' ', ';', '(');
        return (end < 0 ? value : value[..end]).Trim().ToLowerInvariant();
    }
}
