using System.Collections.Frozen;
using System.Text;

namespace CampaignMetrics.Bounces.Formats;

/// <summary>Finds the recipients that a free-form report names, and splits its words into a text for each recipient.</summary>
internal static class RecipientTexts
{
    /// <summary>How many lines of words are read.</summary>
    public const int MaxLines = 5000;

    /// <summary>What may stand between an address and the word before it.</summary>
    private const string Around = " \t*-<\"'>([•·:：=";

    // Lines that quote header fields: their addresses are the sender's or a server's, not a failed recipient's.
    private static readonly string[] OtherFields =
        ["From:", "Sender:", "Reply-To:", "Message-ID:", "Subject:", "Return-Path:", "Received:", "Message-Id ", "MAIL FROM:"];
    // Reports often end with "contact postmaster@…": such an address is the help desk, unless it really is the recipient.
    private static readonly string[] Helpers =
        ["postmaster@", "mailer-daemon@", "abuse@", "support@", "helpdesk@", "help@", "noreply@", "no-reply@", "hostmaster@", "webmaster@"];

    /// <summary>What stands before the address of a recipient, as reports in several languages label it.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Labels = new[]
        {
            "to", "rcpt to", "recipient", "recipient address", "failed recipient", "address", "final recipient", "original recipient",
            "user", "mailbox", "could not be delivered to", "for", "for the recipient", "mailto", "delivery to", "error for", "deliver to",
            "rejected for", "target mail address", "destination", "recipients", "addressed to", "recipient(s)", "send to", "sent to",
            "undeliverable to", "unknown user", "emailadresse", "e-mail", "email",
            "an", "an den empfänger", "an den empfanger", "empfänger", "destinataire", "destinataires", "adresse du destinataire",
            "destinatario", "destinatarios", "destinatari", "destinatário", "para", "geadresseerde", "ontvanger", "mottagare", "modtager",
            "mottaker", "vastaanottaja", "odbiorca", "adresat", "příjemce", "alıcı", "получатель", "адресат", "кому", "одержувач",
            "收件人", "收件人地址", "收信人", "收件者", "宛先", "受信者", "수신자", "받는 사람",
        }
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The recipients that the words themselves name: the addresses that begin a line, or without such one of the
    /// others.</summary>
    public static List<string> Find(Letter letter)
    {
        var words = letter.Words;
        // Exchange 2003 describes the message first, with the address that it was written to: only those behind this line failed.
        var summary = words.IndexOf("did not reach the following recipient", StringComparison.OrdinalIgnoreCase);
        if (summary > 0) words = words[summary..];
        var leading = new OrderedDictionary<string, bool>(StringComparer.OrdinalIgnoreCase);
        var other = new LikelyRecipient(letter.ReportedTo);
        var lines = 0;
        foreach (var range in words.AsSpan().Split('\n'))
        {
            var line = words.AsSpan(range);
            if (++lines > MaxLines) break;
            if (IsOtherField(line)) continue;
            var contacts = Contacts(line);
            for (var (at, isFirst) = (0, true); Addresses.Next(line, at, out var start) is { Length: > 0 } address; isFirst = false)
            {
                var before = line[at..start];
                var after = line[(start + address.Length)..];
                at = start + address.Length;
                if (KnownRecipients.IsSender(letter, address) || (contacts && IsHelper(address))) continue;
                if (isFirst && IsLeading(before) && !LikelyRecipient.IsSource(after)) leading.TryAdd(address, IsHelper(address));
                else if (!IsHelper(address)) other.Add(address, before, after);
            }
        }

        // An address at the start of a line is nearly always a failed recipient; one inside a sentence may be anybody, so one is taken.
        if (leading.Values.Contains(false)) return [.. leading.Keys];
        return other.Address.Length > 0 ? [other.Address] : [.. leading.Keys.Take(1)];
    }

    /// <summary>
    /// The text about each recipient: from each line that names it to the line that names another or begins a new section.
    /// </summary>
    public static string[] Divide(string words, IReadOnlyList<RecipientNote> recipients)
    {
        var texts = new StringBuilder?[recipients.Count];
        var places = Places(recipients);
        var (current, session, lines) = (-1, "", 0);
        foreach (var range in words.AsSpan().Split('\n'))
        {
            var line = words.AsSpan(range);
            if (++lines > MaxLines) break;
            var named = IndexOfNamed(line, places);
            if (named >= 0)
            {
                // The transcript of the session came before the address that it is about.
                if (current < 0) (texts[named] ??= new StringBuilder()).Append(session);
                current = named;
            }
            else if (current < 0 && IsSessionLine(line)) session += $"{line}\n";
            // A ruled line begins a new section, which is about nobody until it names an address.
            else if (line.TrimStart() is ['-', '-', '-', '-', ..] or ['=', '=', '=', '=', ..])
                current = recipients.Count == 1 ? current : -1;
            if (current >= 0 && (texts[current] ??= new StringBuilder()).Length < 8000) texts[current]!.Append(line).Append('\n');
        }

        return Array.ConvertAll(texts, text => text?.ToString() ?? "");
    }

    /// <summary>Whether an address is one to ask for help, not one that mail was sent to.</summary>
    public static bool IsHelper(string address)
    {
        foreach (var name in Helpers)
        {
            if (address.StartsWith(name, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    /// <summary>Whether a word or several stand before the address of a recipient.</summary>
    public static bool IsLabel(ReadOnlySpan<char> words) => Labels.Contains(words);

    private static bool IsOtherField(ReadOnlySpan<char> line)
    {
        line = line.TrimStart(" \t>");
        foreach (var field in OtherFields)
        {
            if (line.StartsWith(field, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    private static bool Contacts(ReadOnlySpan<char> line) => line.Contains('@')
        && (line.Contains("contact", StringComparison.OrdinalIgnoreCase)
            || line.Contains("assistance", StringComparison.OrdinalIgnoreCase)
            || line.Contains("help", StringComparison.OrdinalIgnoreCase));

    private static bool IsLeading(ReadOnlySpan<char> before)
    {
        before = before.Trim(Around);
        return before.IsEmpty || Labels.Contains(before)
            || before.EndsWith("permanent errors", StringComparison.OrdinalIgnoreCase)
            || before.EndsWith("delivered to", StringComparison.OrdinalIgnoreCase);
    }

    // sendmail prints the SMTP dialogue before it names the recipient.
    private static bool IsSessionLine(ReadOnlySpan<char> line) => line.StartsWith(">>>") || line.StartsWith("<<<");

    /// <summary>Which recipient an address in the words belongs to.</summary>
    private static Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Places(IReadOnlyList<RecipientNote> recipients)
    {
        var places = new Dictionary<string, int>(recipients.Count, StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < recipients.Count; i++)
        {
            foreach (var address in (ReadOnlySpan<string>)[recipients[i].Recipient, recipients[i].OriginalRecipient])
                if (Addresses.In(address) is { Length: > 0 } found) places.TryAdd(found, i);
        }

        return places.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    private static int IndexOfNamed(ReadOnlySpan<char> line, Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> places)
    {
        for (var at = 0; Addresses.Next(line, at, out var start) is { Length: > 0 } address; at = start + address.Length)
        {
            if (places.TryGetValue(address, out var place)) return place;
            // "to=ann@example.net", as logs have it.
            if (address.LastIndexOf('=') is > 0 and var sign && places.TryGetValue(address.AsSpan(sign + 1), out place)) return place;
        }

        return -1;
    }
}
