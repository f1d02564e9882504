using CampaignMetrics.Bounces.Codes;
using CampaignMetrics.Bounces.Formats;

namespace CampaignMetrics.Bounces;

/// <summary>Recognises automatic replies of a person's mailbox (RFC 3834), which some systems report as bounces.</summary>
public static class AutomaticReply
{
    /// <summary>
    /// Whether a text that a system reported as a server's response is really an automatic reply: out of office, on vacation, auto-reply.
    /// </summary>
    /// <param name="response">
    /// The text; null for none. One that begins with a reply code (RFC 5321 section 4.2) or an enhanced status code (RFC 3463), or that has
    /// both anywhere, is a server's, whatever it says: automatic replies have no such codes. A type before it, such as <c>smtp;</c>, is
    /// ignored.
    /// </param>
    public static bool IsOne(string? response) =>
        response is not null
        && HasItsWords(response)
        && !IsOfServer(DeliveryStatus.WithoutType(response.Trim()))
        && HasItsWords(WithoutNames(response));

    private static bool HasItsWords(string text) => (MailWords.In(text) & MailWordKinds.AutoReply) != 0;

    /// <summary>A text without its hosts, addresses and paths of programs: a domain may be called "vacation", and a program is.</summary>
    private static string WithoutNames(string text) => string.Join(
        ' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => !IsName(word)));

    private static bool IsName(string word)
    {
        if (word.Contains('@', StringComparison.Ordinal)) return true;
        if (word.AsSpan().TrimStart("\"'(<|`") is ['/', ..]) return true;
        for (var i = 0; i < word.Length; i++)
            if ((i == 0 || !HostNames.IsCharacter(word[i - 1])) && HostNames.IsAt(word, i)) return true;
        return false;
    }

    private static bool IsOfServer(string text)
    {
        var reply = SmtpReply.Parse(text);
        // A reply code alone may be any number of a sentence, such as that of a telephone.
        return reply.CodeIndex == 0 || StatusCodes.TryReadAt(text, 0, out _, out _) || reply is { Code: > 0, Status.IsNone: false };
    }
}
