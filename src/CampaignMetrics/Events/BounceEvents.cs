using CampaignMetrics.Bounces;
using CampaignMetrics.Time;

namespace CampaignMetrics;

/// <summary>
/// Turns the reports of a bounce mail into events: a bounce, a deferral, a complaint, an unsubscription or an automatic reply for each
/// recipient.
/// </summary>
/// <remarks>
/// <para>For senders that use plain SMTP and learn of bounces by mail. The package CampaignMetrics.Bounces parses and classifies the mail;
/// a ledger counts the events.</para>
/// </remarks>
public static class BounceEvents
{
    /// <summary>The events of a bounce mail: none for an ordinary mail, a delivery notice or a read receipt, and none for a report that
    /// names no recipient.</summary>
    /// <param name="mail">The parsed mail.</param>
    /// <param name="email">The email that bounced; the caller can tell it from <see cref="BounceMail.Original"/>.</param>
    /// <param name="receivedAt">When the mail came in; used where the report has no usable time of its own.</param>
    /// <param name="recipientOf">Tells whose complaint it is where a report names no recipient: it is asked with the report, whose
    /// <see cref="BounceReport.FeedbackId"/> is the sender's own id, and answers with the address, or with null where it does not know.
    /// Null for none.</param>
    /// <returns>Events without an id: their derived ids are the same when the same mail is read twice with the same
    /// <paramref name="receivedAt"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="receivedAt"/> lies outside 1970 to 2199.</exception>
    public static IReadOnlyList<EmailEvent> From(
        BounceMail mail, EmailId email, DateTimeOffset receivedAt, Func<BounceReport, string?>? recipientOf = null)
    {
        ArgumentNullException.ThrowIfNull(mail);
        Door.Instant(receivedAt, nameof(receivedAt));
        var events = new List<EmailEvent>();
        foreach (var report in mail.Reports)
        {
            var recipient = RecipientOf(report);
            if (recipient.Length == 0) recipient = recipientOf?.Invoke(report) ?? "";
            var told = report.LastAttempt ?? mail.Date ?? mail.ArrivalDate ?? receivedAt;
            if (recipient.Length > 0 && EventOf(mail.Kind, report, recipient, told, email, receivedAt) is { } made) events.Add(made);
        }
        return events;
    }

    private static EmailEvent? EventOf(
        BounceMailKind kind, BounceReport report, string recipient, DateTimeOffset told, EmailId email, DateTimeOffset receivedAt)
    {
        // Dates in mails are whatever a server wrote; one outside the range of events is replaced.
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
            // It came where bounces come, and is none: it counts as an automatic reply and decides nothing.
            ReportKind.NotABounce when kind == BounceMailKind.AutoReply =>
                new Bounced { At = at, Email = email, Recipient = recipient, AutoReply = true },
            ReportKind.NotABounce => null,
        };
    }

    /// <summary>The address that the sender sent to, as the report states it. The address that failed may be another, after
    /// forwarding.</summary>
    private static string RecipientOf(BounceReport report) =>
        report.OriginalRecipient.Length > 0 ? report.OriginalRecipient : report.Recipient;

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
