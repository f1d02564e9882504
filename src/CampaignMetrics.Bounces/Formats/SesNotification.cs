using System.Text;
using System.Text.Json;

namespace CampaignMetrics.Bounces.Formats;

/// <summary>
/// A notification of Amazon SES, sent as a mail by SNS
/// (<see href="https://docs.aws.amazon.com/ses/latest/dg/notification-contents.html">Notification contents</see>).
/// </summary>
internal sealed record SesNotification(bool IsComplaint, List<RecipientNote> Recipients, DateTimeOffset? At, string MessageId)
{
    /// <summary>Finds the notification inside the text of a mail; null where there is none.</summary>
    public static SesNotification? FindIn(string text)
    {
        var start = text.IndexOf('{', StringComparison.Ordinal);
        if (start < 0
            // A cheap test first: most mails with a brace are no notifications. The missing letter covers NotificationType and
            // notificationType.
            || !(text.Contains("otificationType", StringComparison.Ordinal) || text.Contains("eventType", StringComparison.Ordinal)))
            return null;
        var reader =
            new Utf8JsonReader(Encoding.UTF8.GetBytes(text[start..]), new JsonReaderOptions { AllowMultipleValues = true, MaxDepth = 32 });
        try
        {
            using var json = JsonDocument.ParseValue(ref reader);
            return Object(json.RootElement, "Message") is null && String(json.RootElement, "Message") is { Length: > 0 } wrapped
                // SNS may wrap the notification: its own object has it as a JSON string in Message.
                ? FindIn(wrapped)
                : Read(json.RootElement);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // A text with a brace that is not JSON, or has half of a surrogate pair, is not a notification.
            return null;
        }
    }

    private static SesNotification? Read(JsonElement root)
    {
        var type = String(root, "notificationType") + String(root, "eventType");
        var detail = Object(root, type.ToLowerInvariant());
        var mail = Object(root, "mail");
        if (detail is not { } d) return null;
        var recipients = type switch
        {
            "Bounce" => Elements(d, "bouncedRecipients").Select(r => Bounced(r, String(d, "bounceType"), String(d, "bounceSubType"))),
            "Complaint" => Elements(d, "complainedRecipients").Select(r => new RecipientNote(Addresses.In(String(r, "emailAddress")))),
            "Delivery" =>
                Elements(d, "recipients").Select(r =>
                    new RecipientNote(Addresses.In(r.ToString())) { Action = "delivered", Diagnostic = String(d, "smtpResponse") }),
            _ => [],
        };
        var messageId =
            mail is { } m
                ? Object(m, "commonHeaders") is { } c && String(c, "messageId") is { Length: > 0 } id ? id
                : String(m, "messageId")
                : "";
        return new SesNotification(
            type == "Complaint", [.. recipients.Where(r => r.Recipient.Length > 0)], MailDates.Parse(String(d, "timestamp")),
            messageId.Trim('<', '>'));
    }

    private static RecipientNote Bounced(JsonElement recipient, string bounceType, string subType) =>
        new(Addresses.In(String(recipient, "emailAddress")))
    {
        Action = ActionOf(recipient, bounceType, subType),
        Status = EnhancedStatusCode.FindIn(String(recipient, "status")),
        Diagnostic = DeliveryStatus.WithoutType(String(recipient, "diagnosticCode")),
        Text = $"{bounceType} {Spaced(subType)}",
    };

    // SES tells automatic replies as such bounces, without a server's words: there was none, the message had been delivered.
    private static string ActionOf(JsonElement recipient, string bounceType, string subType) =>
        bounceType == "Transient" && subType == "General" && String(recipient, "diagnosticCode").Length == 0
            ? "delivered"
            : String(recipient, "action").ToLowerInvariant();

    // Splits subtypes such as MailboxFull or OnAccountSuppressionList into words, which the rules can match.
    private static string Spaced(string words) =>
        string.Concat(words.Select((c, i) => i > 0 && char.IsAsciiLetterUpper(c) ? $" {c}" : $"{c}"));

    private static JsonElement? Object(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object
            ? value
            : null;

    private static IEnumerable<JsonElement> Elements(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];

    private static string String(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : "";
}
