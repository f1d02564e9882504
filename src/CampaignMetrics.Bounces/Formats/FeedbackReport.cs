using CampaignMetrics.Bounces.Mime;

namespace CampaignMetrics.Bounces.Formats;

/// <summary>
/// What a report on a message says, whichever form it has: ARF (<see href="https://www.rfc-editor.org/rfc/rfc5965#section-3">RFC 5965,
/// section 3</see>), XARF, or the notice of a provider.
/// </summary>
internal sealed record FeedbackReport(string Type)
{
    /// <summary>The type of a report whose form says no more than that somebody complained.</summary>
    public const string Abuse = "abuse";

    // RFC 6591 and RFC 7489 reports are about authentication; RFC 6430 defines not-spam. None is a complaint.
    private static readonly string[] NoComplaints = ["not-spam", "auth-failure", "dmarc", "tls", "virus-scan"];

    public bool IsComplaint => !NoComplaints.Contains(Type);

    /// <summary>The recipients that the report names.</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];

    /// <summary>The message's return path (Original-Mail-From); empty where it is not stated.</summary>
    public string ReturnPath { get; init; } = "";

    /// <summary>The sender's own id of the message (RFC 9477, section 3.2); empty where it is not stated.</summary>
    public string FeedbackId { get; init; } = "";

    public string ReportingMta { get; init; } = "";

    public DateTimeOffset? Arrival { get; init; }

    /// <summary>Reads the body of a message/feedback-report; null where it has no Feedback-Type.</summary>
    public static FeedbackReport? Read(string body)
    {
        var groups = FieldGroups.Read(body);
        if (groups.FirstOrDefault(g => g.Has("Feedback-Type")) is not { } fields) return null;
        var arrival = fields.TryGet("Arrival-Date", out var date) || fields.TryGet("Received-Date", out date) ? date : "";
        return new FeedbackReport(TypeOf(fields["Feedback-Type"]))
        {
            Recipients = [.. groups.SelectMany(RecipientsIn).Distinct(StringComparer.OrdinalIgnoreCase)],
            ReturnPath = fields["Original-Mail-From"],
            FeedbackId = IdIn(fields),
            ReportingMta = DeliveryStatus.WithoutType(fields["Reporting-MTA"]),
            Arrival = MailDates.Parse(arrival),
        };
    }

    /// <summary>The word of a type, in lower case and without what stands behind it.</summary>
    public static string TypeOf(string value)
    {
        var end = value.AsSpan().IndexOfAny(" ;(");
        return (end < 0 ? value : value[..end]).ToLowerInvariant();
    }

    /// <summary>The sender's own id in the fields of a report or of a returned mail; empty where they have none.</summary>
    public static string IdIn(HeaderList? fields)
    {
        if (fields is null) return "";
        // A folded id is one id (RFC 9477, appendix A.3): the white space is not part of it.
        var own = fields["CFBL-Feedback-ID"].Replace(" ", "", StringComparison.Ordinal);
        return own.Length > 0 ? own : fields["Feedback-ID"];
    }

    // RFC 5965 defines Original-Rcpt-To. The three others are extensions of single receivers.
    private static IEnumerable<string> RecipientsIn(HeaderList group) =>
        new[] { "Original-Rcpt-To", "Redacted-Address", "Removal-Recipient", "X-HmXmrOriginalRecipient" }
            .SelectMany(group.Values)
            .Select(value => Addresses.In(value))
            .Where(address => address.Length > 0 && !IsRedacted(address));

    // A receiver may hide whose mailbox it is (RFC 6590): such a name is nobody's.
    private static bool IsRedacted(string address) =>
        address.StartsWith("redacted", StringComparison.OrdinalIgnoreCase)
            || address.StartsWith("undisclosed", StringComparison.OrdinalIgnoreCase);
}
