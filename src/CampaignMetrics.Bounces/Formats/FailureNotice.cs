namespace CampaignMetrics.Bounces.Formats;

/// <summary>Tells a mail server's notice in free form, of a failure or a delay, from any other letter.</summary>
internal static class FailureNotice
{
    /// <summary>Whether the letter is such a notice.</summary>
    public static bool Is(Letter letter)
    {
        if (letter.Headers.Has("X-Failed-Recipients") || IsReportByForm(letter)) return true;
        // What one can unsubscribe from is a newsletter (RFC 8058), whatever it writes about; nobody subscribed to reports.
        if (letter.Headers.Has("List-Unsubscribe") && letter.Returned is null) return false;
        var (subject, body) = (HasSubject(letter), HasBody(letter));
        var signs = (subject ? 1 : 0) + (body ? 1 : 0);
        // A mailbox's program that returns the message and says twice that it failed reports like a server.
        if (letter.IsFromMailbox() && !(signs == 2 && letter.Returned is not null)) return false;
        if (body && GatewayNotices.Envelope(letter.Words).Count > 0) return true;
        // Two signs suffice with a server as the sender or with the message returned: an answer quotes it. One sign needs a server, and
        // nothing that hints at an answer; words of failure in the text of a letter with the null path may be anybody's.
        if (signs == 2) return letter.IsFromServer() || (letter.Returned is not null && !letter.IsAnswer());
        return signs == 1 && !letter.HasReplySubject()
            && (letter.IsFromDaemon || (letter.HasNullPath() && (subject || letter.Returned is not null)));
    }

    // The part that tells what failed may be lost or unreadable; the form of the mail still says what it is.
    private static bool IsReportByForm(Letter letter) =>
        letter.DeliveryStatus.Length > 0
            || (letter.MediaType == "multipart/report"
                && letter.ContentType.Contains("delivery-status", StringComparison.OrdinalIgnoreCase));

    private static bool HasSubject(Letter letter) =>
        (letter.SubjectKinds & (MailWordKinds.FailureSubject | MailWordKinds.DelaySubject)) != 0;

    private static bool HasBody(Letter letter) => (letter.WordKinds & (MailWordKinds.FailureBody | MailWordKinds.DelayBody)) != 0;
}
