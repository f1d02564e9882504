using CampaignMetrics.Bounces.Mime;

namespace CampaignMetrics.Bounces.Formats;

/// <summary>
/// Decides what a letter is and reads it: a feedback report, a delivery report, a free-form report, an unsubscription or an automatic
/// reply.
/// </summary>
/// <remarks>
/// The kinds are tried from the most to the least certain, and the first that fits is taken. Machine-readable reports come first; an
/// automatic reply is the last guess because its words also occur in bounces.
/// </remarks>
internal static class LetterReading
{
    // Parts of sender names and addresses by which mail servers sign their reports.
    private static readonly string[] Daemons =
        [
            "mailer-daemon", "postmaster", "mail delivery", "mail.delivery", "maildelivery", "mail-daemon", "mail daemon", "mdaemon",
            "mmdf", "double-bounce", "mailerdaemon", "mail system", "internet mail", "system administrator", "mail administrator", "bounce",
            "mta@", "smtp@", "amazonses.com", "notification+",
        ];

    public static BounceMail Read(this Letter letter, BounceClassifier classifier) =>
        Feedback(letter) ?? Delivery(letter, classifier) ?? Forwarded(letter, classifier) ?? FreeForm(letter, classifier)
            ?? Unsubscription(letter) ?? AutoReply(letter)
        ?? Mail(letter, BounceMailKind.Other, []);

    private static BounceMail? Feedback(Letter letter)
    {
        if (letter.Feedback.Length > 0 && FeedbackReport.Read(letter.Feedback) is { } report) return Complaints(letter, report);
        // Outlook.com's Junk Mail Reporting Program returns the message with the recipient in a header, and no report.
        var recipient = letter.Returned?["X-HmXmrOriginalRecipient"] ?? "";
        if (recipient.Length == 0) recipient = letter.Headers["X-HmXmrOriginalRecipient"];
        return recipient.Length > 0 && letter.Subject.StartsWith("complaint about message", StringComparison.OrdinalIgnoreCase)
            ? Complaints(letter, new FeedbackReport("abuse", [Addresses.In(recipient)], "", null))
            : null;
    }

    private static BounceMail Complaints(Letter letter, FeedbackReport report)
    {
        var recipients = report.Recipients.Count > 0 ? report.Recipients : [FirstRecipient(letter)];
        var kind = report.IsComplaint ? ReportKind.Complaint : ReportKind.NotABounce;
        var reports = recipients.Select(recipient =>
            new BounceReport { Recipient = recipient, OriginalRecipient = recipient, Kind = kind, FeedbackType = report.Type });
        return Mail(letter, BounceMailKind.FeedbackReport, [.. reports], arrival: report.Arrival, reportingMta: report.ReportingMta);
    }

    private static BounceMail? Delivery(Letter letter, BounceClassifier classifier)
    {
        if (SesNotification.FindIn(letter.Words) is { Recipients.Count: > 0 } ses) return Ses(letter, ses, classifier);
        var text = letter.DeliveryStatus.Length > 0 ? letter.DeliveryStatus : letter.CutStrayDeliveryStatus();
        if (text.Length == 0) return null;
        var status = DeliveryStatus.Read(text);
        if (status.Recipients.Count == 0) return null;
        var reports = ReportWriter.Write(letter, Merge(Named(letter, status.Recipients)), classifier);
        return Mail(
            letter, BounceMailKind.DeliveryReport, reports, status.EnvelopeId, arrival: status.Arrival, reportingMta: status.ReportingMta);
    }

    private static BounceMail Ses(Letter letter, SesNotification ses, BounceClassifier classifier)
    {
        var reports = ses.IsComplaint
            ? [
                .. ses.Recipients.Select(r =>
                    new BounceReport
                    {
                        Recipient = r.Recipient, OriginalRecipient = r.Recipient, Kind = ReportKind.Complaint, FeedbackType = "abuse",
                    })]
            : ReportWriter.Write(letter, ses.Recipients, classifier);
        return Mail(
            letter, ses.IsComplaint ? BounceMailKind.FeedbackReport : BounceMailKind.DeliveryReport, reports, messageId: ses.MessageId,
            arrival: ses.At);
    }

    // The final recipient may be a file, a program or a bare name, which means nothing to the sender: find the address elsewhere.
    private static List<RecipientNote> Named(Letter letter, List<RecipientNote> notes)
    {
        if (notes is not [{ } only] || only.Recipient.IndexOf('@', StringComparison.Ordinal) > 0) return notes;
        var failed = Addresses.In(letter.Headers["X-Failed-Recipients"]);
        if (failed.Length == 0)
            failed = RecipientTexts.Find(letter.Words, address => IsSender(letter, address)).FirstOrDefault() ?? FirstRecipient(letter);
        return failed.Length > 0 ? [only with { Recipient = failed }] : notes;
    }

    // A report may list one recipient twice, in two parts: the more detailed entry wins.
    private static List<RecipientNote> Merge(List<RecipientNote> notes) =>
        [
            .. notes.GroupBy(n => $"{n.Recipient} {n.OriginalRecipient}", StringComparer.OrdinalIgnoreCase)
            .Select(same => same.MaxBy(n => (n.Diagnostic.Length > 0 ? 2 : 0) + (n.Action.Length > 0 ? 1 : 0))!),
        ];

    private static BounceMail? FreeForm(Letter letter, BounceClassifier classifier)
    {
        if (!IsFailureNotice(letter)) return null;
        var known = letter.Headers.Values("X-Failed-Recipients")
            .SelectMany(v => v.Split(','))
            .Select(v => Addresses.In(v))
            .Where(a => a.Length > 0)
            .ToList();
        if (known.Count == 0) known = RecipientTexts.Find(letter.Words, address => IsSender(letter, address));
        if (known.Count == 0) known = [FirstRecipient(letter)];
        var notes = known.Distinct(StringComparer.OrdinalIgnoreCase).Select(address => new RecipientNote(address)).ToList();
        return Mail(letter, BounceMailKind.DeliveryReport, ReportWriter.Write(letter, notes, classifier));
    }

    // A bounce may itself be forwarded or returned inside another mail. If the outer mail names no recipient, the inner one is read.
    private static BounceMail? Forwarded(Letter letter, BounceClassifier classifier)
    {
        if (!IsDaemon(letter.Returned?["From"] ?? "") || letter.Headers.TryGet("X-Failed-Recipients", out _)) return null;
        if (RecipientTexts.Find(letter.Words, address => IsSender(letter, address)).Count > 0) return null;
        var inner = letter.OpenReturned();
        return Feedback(inner) ?? Delivery(inner, classifier) ?? FreeForm(inner, classifier);
    }

    private static bool IsFailureNotice(Letter letter)
    {
        if (letter.Headers.TryGet("X-Failed-Recipients", out _)) return true;
        var subject = (letter.SubjectKinds & (MailWordKinds.FailureSubject | MailWordKinds.DelaySubject)) != 0;
        var body = (letter.WordKinds & (MailWordKinds.FailureBody | MailWordKinds.DelayBody)) != 0;
        var signs = (subject ? 1 : 0) + (body ? 1 : 0);
        var isDaemon = IsDaemon(letter.From) || IsNullPath(letter);
        // Two signs suffice with a server as the sender or with the message returned. One sign needs a server, and nothing that hints at a
        // person's auto-reply.
        return signs == 2 ? isDaemon || letter.Returned is not null : signs == 1 && isDaemon && !IsAutoReply(letter);
    }

    private static BounceMail? Unsubscription(Letter letter)
    {
        // A person who asks to be unsubscribed writes little; a long mail with such words is likely a quoted newsletter.
        if ((letter.WordKinds & MailWordKinds.UnsubscribeBody) == 0 || letter.Words.Length > 2000) return null;
        var from = Addresses.In(letter.From);
        return Mail(
            letter, BounceMailKind.FeedbackReport,
            [new BounceReport { Recipient = from, OriginalRecipient = from, Kind = ReportKind.Complaint, FeedbackType = "opt-out" }]);
    }

    private static BounceMail? AutoReply(Letter letter)
    {
        if (!IsAutoReply(letter) || IsDaemon(letter.From)) return null;
        var from = Addresses.In(letter.From);
        return Mail(
            letter, BounceMailKind.AutoReply,
            [new BounceReport { Recipient = from, OriginalRecipient = from, Kind = ReportKind.NotABounce }]);
    }

    private static bool IsAutoReply(Letter letter)
    {
        var submitted = letter.Headers["Auto-Submitted"];
        return submitted.StartsWith("auto-replied", StringComparison.OrdinalIgnoreCase)
            || letter.Headers["Precedence"].Contains("auto", StringComparison.OrdinalIgnoreCase)
            || letter.Headers.TryGet("X-Autoreply", out _)
            || letter.Headers.TryGet("X-Autorespond", out _)
            || letter.Headers.TryGet("X-Auto-Response", out _)
            || (letter.SubjectKinds & MailWordKinds.AutoReplySubject) != 0;
    }

    private static bool IsDaemon(string from) => Daemons.Any(name => from.Contains(name, StringComparison.OrdinalIgnoreCase));

    private static bool IsNullPath(Letter letter) =>
        // Reports are sent with the null reverse-path (RFC 5321, section 4.5.5).
        letter.Headers.TryGet("Return-Path", out var path)
            && (path.Replace(" ", "", StringComparison.Ordinal) is "<>" or "" || IsDaemon(path));

    private static bool IsSender(Letter letter, string address) =>
        Names(letter.Headers["To"], address)
            || Names(letter.From, address)
            || Names(letter.Headers["Delivered-To"], address)
            || Names(letter.Returned?["From"] ?? "", address);

    private static bool Names(string field, string address) => field.Contains(address, StringComparison.OrdinalIgnoreCase);

    private static string FirstRecipient(Letter letter)
    {
        foreach (var field
            in (ReadOnlySpan<string>)["X-Failed-Recipients", "X-Original-To", "Envelope-To", "X-Rcpt-To", "To", "Delivered-To"])
        {
            if (Addresses.In(letter.Returned?[field] ?? "") is { Length: > 0 } address) return address;
        }

        return Verp.Recipient(ReportedTo(letter)) ?? "";
    }

    private static string ReportedTo(Letter letter)
    {
        foreach (var field in (ReadOnlySpan<string>)["X-Original-To", "Delivered-To", "Envelope-To", "X-Envelope-To", "To"])
        {
            if (Addresses.In(letter.Headers[field]) is { Length: > 0 } address) return address;
        }

        return "";
    }

    private static BounceMail Mail(
        Letter letter, BounceMailKind kind, IReadOnlyList<BounceReport> reports, string envelopeId = "", string messageId = "",
        DateTimeOffset? arrival = null, string reportingMta = "") =>
        new(kind, reports, new OriginalMessage(letter.Returned, envelopeId, ReportedTo(letter), messageId))
        {
            Date = MailDates.Parse(letter.Headers["Date"]),
            ArrivalDate = arrival,
            ReportingMta = reportingMta,
            IsTruncated = letter.IsTruncated,
        };
}
