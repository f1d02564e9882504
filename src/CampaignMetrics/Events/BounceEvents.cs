using CampaignMetrics.Bounces;
using CampaignMetrics.Time;

namespace CampaignMetrics;

/// <summary>
/// Turns what a bounce mail reports into events: a bounce, a deferral, a complaint or an unsubscription for each recipient.
/// </summary>
public static class BounceEvents
{
    /// <summary>The events of a bounce mail; none for an ordinary mail, and none for a recipient whom the mail does not name.</summary>
    /// <param name="mail">The mail as it was read.</param>
    /// <param name="email">The email that the mail is about; the caller knows it by <see cref="BounceMail.Original"/>.</param>
    /// <param name="receivedAt">When the mail came in: taken where the report has no usable time of its own.</param>
    /// <returns>Events without an id of their own: the same mail read twice gives the same derived ids.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="receivedAt"/> lies outside 1970 to 2199.</exception>
    public static IReadOnlyList<EmailEvent> From(BounceMail mail, EmailId email, DateTimeOffset receivedAt)
    {
        ArgumentNullException.ThrowIfNull(mail);
        Door.Instant(receivedAt, nameof(receivedAt));
        var events = new List<EmailEvent>();
        foreach (var report in mail.Reports)
            if (
                EventOf(
                    report, RecipientOf(report, mail.Original), report.LastAttempt ?? mail.Date ?? mail.ArrivalDate ?? receivedAt, email,
                    receivedAt) is { } made)
                events.Add(made);
        return events;
    }

    private static EmailEvent? EventOf(BounceReport report, string recipient, DateTimeOffset told, EmailId email, DateTimeOffset receivedAt)
    {
        if (recipient.Length == 0) return null;
        var at = Instants.InRange(told.ToUnixTimeMilliseconds()) ? told : receivedAt;
        return report.Kind switch
        {
            ReportKind.Bounce => new Bounced { At = at, Email = email, Recipient = recipient, Response = ResponseOf(report) },
            ReportKind.Deferral => new Deferred { At = at, Email = email, Recipient = recipient, Response = ResponseOf(report) },
            // Apple Mail's "unsubscribe" comes as a feedback report of its own type.
            ReportKind.Complaint when report.FeedbackType == "opt-out" =>
                new Unsubscribed
                {
                    At = at, Email = email, Recipient = recipient, Reason = Unsubscribed.WordOf(UnsubscribeMethod.Complaint),
                },
            ReportKind.Complaint => new SpamReported { At = at, Email = email, Recipient = recipient },
            ReportKind.NotABounce => null,
        };
    }

    /// <summary>Whom the sender sent to: forwarding may have changed the address that failed, the return path keeps it.</summary>
    private static string RecipientOf(BounceReport report, OriginalMessage original) =>
        original.VerpRecipient is { Length: > 0 } verp
            ? verp
            : report.OriginalRecipient.Length > 0 ? report.OriginalRecipient
            : report.Recipient;

    private static ServerResponse ResponseOf(BounceReport report) => new()
    {
        Smtp = Some(report.Diagnostic),
        Status = report.Status.IsNone ? null : report.Status.ToString(),
        BounceClass = BounceNames.Of(report.Verdict.Class),
        BounceReason = report.Verdict.Reason == BounceReason.Undefined ? null : BounceNames.Of(report.Verdict.Reason),
        RemoteMta = Some(report.RemoteMta),
    };

    private static string? Some(string text) => text.Length == 0 ? null : text;
}
