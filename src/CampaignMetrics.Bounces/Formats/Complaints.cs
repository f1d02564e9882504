namespace CampaignMetrics.Bounces.Formats;

/// <summary>Reads letters in which a provider reports that somebody complained about a message.</summary>
internal static class Complaints
{
    /// <summary>The field by which Outlook.com's Junk Mail Reporting Program names the recipient.</summary>
    private const string JunkMailField = "X-HmXmrOriginalRecipient";

    /// <summary>The letter as a report on a message; null where it is none.</summary>
    public static BounceMail? Read(Letter letter)
    {
        if (letter.Feedback.Length > 0 && FeedbackReport.Read(letter.Feedback) is { } report) return Of(letter, report);
        if (Xarf.FindIn(letter.Words, out var sample) is { } abuse)
        {
            if (letter.Returned is null) letter.TakeReturned(sample);
            return Of(letter, abuse);
        }

        return JunkMail(letter) ?? StrayReport(letter);
    }

    /// <summary>The reports of a letter by a feedback report, one for each recipient.</summary>
    public static BounceMail Of(Letter letter, FeedbackReport report, string messageId = "")
    {
        var recipients = report.Recipients.Count > 0 ? report.Recipients : [KnownRecipients.Of(letter, report.ReturnPath)];
        var id = report.FeedbackId.Length > 0 ? report.FeedbackId : FeedbackReport.IdIn(letter.Returned);
        var reports = recipients.Select(recipient => new BounceReport
        {
            Recipient = recipient,
            OriginalRecipient = recipient,
            Kind = report.IsComplaint ? ReportKind.Complaint : ReportKind.NotABounce,
            FeedbackType = report.Type,
            FeedbackId = id,
        });
        return letter.Mail(
            BounceMailKind.FeedbackReport, [.. reports], messageId: messageId, arrival: report.Arrival, reportingMta: report.ReportingMta);
    }

    // Junk mail reports without a feedback report return the message with the recipient in a field, or have the field themselves.
    private static BounceMail? JunkMail(Letter letter)
    {
        var recipient = letter.Returned?[JunkMailField] ?? "";
        if (recipient.Length == 0) recipient = letter.Headers[JunkMailField];
        if (recipient.Length == 0) return null;
        var isReport = letter.Subject.StartsWith("complaint about message", StringComparison.OrdinalIgnoreCase)
            || letter.From.Contains("staff@hotmail.com", StringComparison.OrdinalIgnoreCase);
        return isReport
            ? Of(letter, new FeedbackReport(FeedbackReport.Abuse) { Recipients = [Addresses.In(recipient)] })
            : null;
    }

    // Where MIME boundaries are broken, the report stands among the words.
    private static BounceMail? StrayReport(Letter letter) =>
        letter.ContentType.Contains("feedback-report", StringComparison.OrdinalIgnoreCase)
            && FeedbackReport.Read(letter.Words) is { } report
                ? Of(letter, report)
                : null;
}
