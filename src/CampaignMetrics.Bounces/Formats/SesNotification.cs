using System.Text.Json;

namespace CampaignMetrics.Bounces.Formats;

/// <summary>
/// A notification of Amazon SES, sent as a mail by SNS
/// (<see href="https://docs.aws.amazon.com/ses/latest/dg/notification-contents.html">Notification contents</see>).
/// </summary>
internal sealed record SesNotification(FeedbackReport? Feedback, List<RecipientNote> Recipients, DateTimeOffset? At, string MessageId)
{
    /// <summary>Finds the notification inside the text of a mail; null where there is none.</summary>
    public static SesNotification? FindIn(string text)
    {
        // A cheap test first: few mails hold JSON. The missing letter covers NotificationType and notificationType.
        if (!text.Contains("otificationType", StringComparison.Ordinal) && !text.Contains("eventType", StringComparison.Ordinal))
            return null;
        return EmbeddedJson.Read(text, root =>
            // SNS may wrap the notification: its own object has it as a JSON string in Message.
            root.Object("Message") is null && root.String("Message") is { Length: > 0 } wrapped ? FindIn(wrapped) : Read(root));
    }

    private static SesNotification? Read(JsonElement root)
    {
        var type = root.String("notificationType") + root.String("eventType");
        var detail = root.Object(type.ToLowerInvariant());
        var mail = root.Object("mail");
        if (detail is not { } d) return null;
        var recipients = type switch
        {
            "Bounce" => d.Elements("bouncedRecipients").Select(r => Bounced(r, d.String("bounceType"), d.String("bounceSubType"))),
            "Complaint" => d.Elements("complainedRecipients").Select(r => new RecipientNote(Addresses.In(r.String("emailAddress")))),
            "Delivery" =>
                d.Elements("recipients").Select(r =>
                    new RecipientNote(Addresses.In(r.ToString())) { Action = "delivered", Diagnostic = d.String("smtpResponse") }),
            _ => [],
        };
        var messageId =
            mail is { } m
                ? m.Object("commonHeaders") is { } c && c.String("messageId") is { Length: > 0 } id ? id
                : m.String("messageId")
                : "";
        return new SesNotification(
            type == "Complaint" ? Complaint(d) : null, [.. recipients.Where(r => r.Recipient.Length > 0)],
            MailDates.Parse(d.String("timestamp")), messageId.Trim('<', '>'));
    }

    // SES hands on the type of the receiver's report, where there was one.
    private static FeedbackReport Complaint(JsonElement detail) =>
        new(detail.String("complaintFeedbackType") is { Length: > 0 } type ? FeedbackReport.TypeOf(type) : FeedbackReport.Abuse);

    private static RecipientNote Bounced(JsonElement recipient, string bounceType, string subType) =>
        new(Addresses.In(recipient.String("emailAddress")))
    {
        Action = ActionOf(recipient, bounceType, subType),
        Status = EnhancedStatusCode.FindIn(recipient.String("status")),
        Diagnostic = DeliveryStatus.WithoutType(recipient.String("diagnosticCode")),
        Text = $"{bounceType} {Spaced(subType)}",
    };

    // SES tells automatic replies as such bounces, without a server's words: there was none, the message had been delivered.
    private static string ActionOf(JsonElement recipient, string bounceType, string subType) =>
        bounceType == "Transient" && subType == "General" && recipient.String("diagnosticCode").Length == 0
            ? "delivered"
            : recipient.String("action").ToLowerInvariant();

    // Splits subtypes such as MailboxFull or OnAccountSuppressionList into words, which the rules can match.
    private static string Spaced(string words) =>
        string.Concat(words.Select((c, i) => i > 0 && char.IsAsciiLetterUpper(c) ? $" {c}" : $"{c}"));
}
