using CampaignMetrics.Bounces.Mime;

namespace CampaignMetrics.Bounces.Formats;

/// <summary>A feedback report (<see href="https://www.rfc-editor.org/rfc/rfc5965#section-3">RFC 5965, section 3</see>).</summary>
internal sealed record FeedbackReport(string Type, IReadOnlyList<string> Recipients, string ReportingMta, DateTimeOffset? Arrival)
{
    // RFC 6591 and RFC 7489 reports are about authentication; RFC 6430 defines not-spam. None is a complaint.
    private static readonly string[] NoComplaints = ["not-spam", "auth-failure", "dmarc", "tls"];

    public bool IsComplaint => !NoComplaints.Contains(Type);

    /// <summary>Reads the body of a message/feedback-report; null where it has no Feedback-Type.</summary>
    public static FeedbackReport? Read(string body)
    {
        var groups = FieldGroups.Read(body);
        if (groups.FirstOrDefault(g => g.TryGet("Feedback-Type", out _)) is not { } fields) return null;
        string[] recipients =
        [
            .. groups.SelectMany(g =>
                // RFC 5965 defines Original-Rcpt-To. The two others are extensions of single receivers.
                g.Values("Original-Rcpt-To").Concat(g.Values("Redacted-Address")).Concat(g.Values("Removal-Recipient")))
                .Select(value => Addresses.In(value)).Where(address => address.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase),
        ];
        var arrival =
            fields.TryGet("Arrival-Date", out var date) || fields.TryGet("Received-Date", out date) ? MailDates.Parse(date) : null;
        return new FeedbackReport(
            fields["Feedback-Type"].ToLowerInvariant(), recipients, DeliveryStatus.WithoutType(fields["Reporting-MTA"]), arrival);
    }
}
