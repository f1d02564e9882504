namespace CampaignMetrics.Bounces.Formats;

/// <summary>Which recipient a letter is about where its words name none: what the returned mail and the return paths say.</summary>
internal static class KnownRecipients
{
    /// <summary>Fields of the returned mail that servers write and that hold its envelope's recipient, the surest first.</summary>
    private static readonly string[] EnvelopeFields =
        [
            // Outlook.com's Junk Mail Reporting Program adds the first.
            "X-HmXmrOriginalRecipient", "X-Failed-Recipients", "X-Original-To", "Envelope-To", "X-Envelope-To", "X-Rcpt-To", "Delivered-To",
        ];

    /// <summary>The recipient of the returned mail; empty where nothing tells.</summary>
    /// <param name="letter">The letter.</param>
    /// <param name="returnPath">The returned mail's return path where a report states it (RFC 5965, Original-Mail-From); else
    /// empty.</param>
    public static string Of(Letter letter, string returnPath = "")
    {
        foreach (var field in EnvelopeFields)
        {
            if (Addresses.In(letter.Returned?[field] ?? "") is { Length: > 0 } address) return address;
        }

        // The To field is the author's: it may name a list, or somebody else among several.
        return Verp.Recipient(Addresses.In(returnPath))
            ?? Verp.Recipient(Addresses.In(letter.Returned?["Return-Path"] ?? ""))
            ?? Verp.Recipient(letter.ReportedTo)
            ?? ReceivedFor(letter)
            ?? Addresses.In(letter.Returned?["To"] ?? "");
    }

    /// <summary>
    /// The recipient in the <c>for</c> clause of a Received field (RFC 5321, section 4.4), the oldest first: later ones may be a
    /// forwarder's. Null where there is none.
    /// </summary>
    private static string? ReceivedFor(Letter letter)
    {
        foreach (var received in (letter.Returned?.Values("Received") ?? []).Reverse())
        {
            var at = received.IndexOf(" for ", StringComparison.OrdinalIgnoreCase);
            if (at < 0) continue;
            var rest = received.AsSpan(at + " for ".Length).TrimStart();
            var end = rest.IndexOfAny(' ', ';');
            if (Addresses.In(end < 0 ? rest : rest[..end]) is { Length: > 0 } address) return address;
        }

        return null;
    }

    /// <summary>The address to which the letter was sent; empty where it does not say.</summary>
    public static string ReportedTo(Letter letter)
    {
        foreach (var field in (ReadOnlySpan<string>)["X-Original-To", "Delivered-To", "Envelope-To", "X-Envelope-To", "To"])
        {
            if (Addresses.In(letter.Headers[field]) is { Length: > 0 } address) return address;
        }

        return "";
    }

    /// <summary>Whether an address is that of the sender to whom the letter reports, or of the server that wrote it.</summary>
    public static bool IsSender(Letter letter, string address) =>
        Addresses.Holds(letter.Headers["To"], address)
            || Addresses.Holds(letter.From, address)
            || Addresses.Holds(letter.Headers["Delivered-To"], address)
            || Addresses.Holds(letter.Returned?["From"] ?? "", address)
            || address.Equals(RewrittenPath.Sender(letter.ReportedTo), StringComparison.OrdinalIgnoreCase);
}
