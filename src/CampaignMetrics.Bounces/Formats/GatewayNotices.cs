namespace CampaignMetrics.Bounces.Formats;

/// <summary>The recipients of notices that have a form of their own, which no words of failure need to tell.</summary>
internal static class GatewayNotices
{
    private const int MaxLines = 200;

    /// <summary>
    /// The recipients in a repeated envelope, as Apache James writes it under "Message details" (mailet <c>NotifySender</c>); empty where
    /// the words do not repeat both commands.
    /// </summary>
    public static List<string> Envelope(string words)
    {
        var (recipients, hasSender, lines) = (new List<string>(), false, 0);
        foreach (var range in words.AsSpan().Split('\n'))
        {
            var line = words.AsSpan(range).TrimStart();
            if (++lines > MaxLines) break;
            if (line.StartsWith("MAIL FROM:")) hasSender = true;
            if (line.StartsWith("RCPT TO:") && Addresses.Next(line, 8, out _) is { Length: > 0 } address) recipients.Add(address);
        }

        return hasSender ? recipients : [];
    }

    /// <summary>
    /// The addresses that Exim could not read, with its words about each (<c>moan.c</c>: <c>ERRMESS_BADADDRESS</c> and its kin): they may
    /// have no form of an address.
    /// </summary>
    public static List<RecipientNote> Malformed(Letter letter)
    {
        var notes = new List<RecipientNote>();
        if (!letter.Subject.Contains("malformed recipient address", StringComparison.OrdinalIgnoreCase)) return notes;
        var lines = 0;
        foreach (var range in letter.Words.AsSpan().Split('\n'))
        {
            var line = letter.Words.AsSpan(range);
            if (++lines > MaxLines || !line.StartsWith("  ")) continue;
            line = line.Trim();
            // "  address: fault" or, of an address on the command line, "  address  fault".
            var end = line.IndexOf(": ", StringComparison.Ordinal);
            if (end <= 0) end = line.IndexOf("  ", StringComparison.Ordinal);
            if (end <= 0) continue;
            notes.Add(new RecipientNote(line[..end].ToString())
            {
                Text = line[(end + 1)..].Trim().ToString(), Reason = BounceReason.UserUnknown,
            });
        }

        return notes;
    }
}
