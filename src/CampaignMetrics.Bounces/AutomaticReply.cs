using CampaignMetrics.Bounces.Formats;

namespace CampaignMetrics.Bounces;

/// <summary>Recognises automatic replies of a person's mailbox (RFC 3834), which some systems report as bounces.</summary>
public static class AutomaticReply
{
    /// <summary>
    /// Whether a text that a system reported as a server's response is really an automatic reply: out of office, on vacation, auto-reply.
    /// </summary>
    /// <param name="response">
    /// The text; null for none. One that begins with a reply code (RFC 5321 section 4.2) or an enhanced status code (RFC 3463) is a
    /// server's, whatever it says: automatic replies have no such codes.
    /// </param>
    public static bool IsOne(string? response)
    {
        var text = response.AsSpan().Trim();
        return text.Length > 0
            && !char.IsAsciiDigit(text[0])
            && (MailWords.In(text) & MailWordKinds.AutoReplySubject) != 0;
    }
}
