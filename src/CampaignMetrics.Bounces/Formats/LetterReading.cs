namespace CampaignMetrics.Bounces.Formats;

/// <summary>
/// Decides what a letter is and reads it: a feedback report, a read receipt, a delivery report, an automatic reply, a free-form report, a
/// list's refusal or an unsubscription.
/// </summary>
/// <remarks>
/// The kinds are tried from the most to the least certain, and the first that fits is taken. Machine-readable reports come first. A letter
/// in the name of a mailbox is never a report in free form: addresses in it are a person's, and none of them bounced.
/// </remarks>
internal static class LetterReading
{
    public static BounceMail Read(this Letter letter, BounceClassifier classifier) =>
        Complaints.Read(letter) ?? ReadReceipt.Read(letter, classifier) ?? Bounce(letter, classifier) ?? Unsubscription(letter)
            ?? AutoReply(letter) ?? letter.Mail(BounceMailKind.Other, []);

    /// <summary>The letter as a mail of a kind, with what its own fields and the returned mail say.</summary>
    public static BounceMail Mail(
        this Letter letter, BounceMailKind kind, IReadOnlyList<BounceReport> reports, string envelopeId = "", string messageId = "",
        DateTimeOffset? arrival = null, string reportingMta = "") =>
        new(kind, reports, new OriginalMessage(letter.Returned, envelopeId, letter.ReportedTo, messageId))
        {
            Date = MailDates.Parse(letter.Headers["Date"]),
            ArrivalDate = arrival,
            ReportingMta = reportingMta,
            IsTruncated = letter.IsTruncated,
        };

    // What a person passes on is no report to this address: whoever the bounce went to has read it already.
    private static BounceMail? Bounce(Letter letter, BounceClassifier classifier) => letter.IsForwardByPerson()
        ? null
        : Delivery(letter, classifier) ?? Refusal(letter, classifier) ?? Forwarded(letter, classifier) ?? FreeForm(letter, classifier);

    private static BounceMail? Delivery(Letter letter, BounceClassifier classifier)
    {
        if (SesNotification.FindIn(letter.Words) is { Recipients.Count: > 0 } ses) return Ses(letter, ses, classifier);
        var text = letter.DeliveryStatus.Length > 0 ? letter.DeliveryStatus : letter.CutStrayDeliveryStatus();
        if (text.Length == 0) return null;
        var status = DeliveryStatus.Read(text);
        var notes = DeliveryNotes.Of(letter, status.Recipients);
        if (notes.Count == 0) return null;
        if (status.IsCut) letter.Cut();
        var reports = ReportWriter.Write(letter, notes, letter.Words, classifier);
        return letter.Mail(
            BounceMailKind.DeliveryReport, reports, status.EnvelopeId, arrival: status.Arrival, reportingMta: status.ReportingMta);
    }

    private static BounceMail Ses(Letter letter, SesNotification ses, BounceClassifier classifier)
    {
        if (ses.Feedback is { } report)
        {
            report = report with { Recipients = [.. ses.Recipients.Select(r => r.Recipient)], Arrival = ses.At };
            return Complaints.Of(letter, report, ses.MessageId);
        }

        // The words around the JSON are Amazon's, and no server's: only what the notification quotes is judged.
        var reports = ReportWriter.Write(letter, ses.Recipients, words: "", classifier);
        return letter.Mail(BounceMailKind.DeliveryReport, reports, messageId: ses.MessageId, arrival: ses.At);
    }

    private static BounceMail? Refusal(Letter letter, BounceClassifier classifier) =>
        ListRefusal.Of(letter) is { Length: > 0 } list
            ? letter.Mail(BounceMailKind.DeliveryReport, [ReportWriter.Refused(list, letter, classifier)])
            : null;

    private static BounceMail? FreeForm(Letter letter, BounceClassifier classifier)
    {
        if (!FailureNotice.Is(letter)) return null;
        var notes = DeliveryNotes.InWords(letter);
        return letter.Mail(BounceMailKind.DeliveryReport, ReportWriter.Write(letter, notes, letter.Words, classifier));
    }

    // A bounce may itself be forwarded or returned inside another mail. If the outer mail names no recipient, the inner one is read.
    private static BounceMail? Forwarded(Letter letter, BounceClassifier classifier)
    {
        if (letter.Returned is not { } returned || !MailServers.IsOne(returned["From"])) return null;
        if (letter.Headers.Has("X-Failed-Recipients")) return null;
        if (RecipientTexts.Find(letter).Count > 0) return null;
        var inner = letter.OpenReturned();
        return Complaints.Read(inner) ?? Delivery(inner, classifier) ?? FreeForm(inner, classifier);
    }

    private static BounceMail? Unsubscription(Letter letter)
    {
        // A person who asks to be unsubscribed writes little; a long mail with such words is likely a quoted newsletter.
        if ((letter.WordKinds & MailWordKinds.UnsubscribeBody) == 0 || letter.Words.Length > 2000) return null;
        return Complaints.Of(letter, new FeedbackReport("opt-out") { Recipients = [Addresses.In(letter.From)] });
    }

    private static BounceMail? AutoReply(Letter letter)
    {
        if (letter.IsFromDaemon || !letter.IsReply()) return null;
        var from = Addresses.In(letter.From);
        // Whoever answers may do so in another name than the one that the message was sent to; the return path keeps that.
        var original = Verp.Recipient(letter.ReportedTo) ?? from;
        return letter.Mail(
            BounceMailKind.AutoReply,
            [new BounceReport { Recipient = from, OriginalRecipient = original, Kind = ReportKind.NotABounce }]);
    }
}
