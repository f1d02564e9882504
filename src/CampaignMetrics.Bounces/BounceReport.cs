namespace CampaignMetrics.Bounces;

/// <summary>What a bounce mail reports about one recipient.</summary>
public sealed record BounceReport
{
    /// <summary>The recipient's address as the report gives it; empty where it names none.</summary>
    public required string Recipient { get; init; }

    /// <summary>
    /// The address that the sender used, where it was rewritten on the way, for example by forwarding; else the same as
    /// <see cref="Recipient"/>.
    /// </summary>
    public required string OriginalRecipient { get; init; }

    /// <summary>What the report says.</summary>
    public required ReportKind Kind { get; init; }

    /// <summary>
    /// The class and reason, with the rule and words that decided; the default value for a complaint and where nothing failed.
    /// </summary>
    public BounceVerdict Verdict { get; init; }

    /// <summary>The enhanced status code; the default value where the report has none.</summary>
    public EnhancedStatusCode Status { get; init; }

    /// <summary>The SMTP reply code; 0 where the report has none.</summary>
    public int SmtpCode { get; init; }

    /// <summary>What the server said, in its own words, on one line; empty where the report has none.</summary>
    public string Diagnostic { get; init; } = "";

    /// <summary>The server that refused the message; empty where the report names none.</summary>
    public string RemoteMta { get; init; } = "";

    /// <summary>When delivery was last tried; null where the report does not say.</summary>
    public DateTimeOffset? LastAttempt { get; init; }

    /// <summary>The Feedback-Type of a feedback report in lower case, such as <c>abuse</c> or <c>opt-out</c>; else empty.</summary>
    public string FeedbackType { get; init; } = "";

    /// <summary>
    /// The sender's own id of the message in a feedback report: <c>CFBL-Feedback-ID</c> (RFC 9477, section 3.2), else <c>Feedback-ID</c>,
    /// of the report or of the message that it returns. It tells whose complaint it is where the receiver hides the address. Empty where
    /// there is none, and in every other report.
    /// </summary>
    public string FeedbackId { get; init; } = "";

    /// <summary>
    /// The disposition type of a read receipt in lower case (RFC 8098, section 3.2.6.2): <c>displayed</c>, <c>deleted</c>,
    /// <c>dispatched</c> or <c>processed</c>; else empty.
    /// </summary>
    public string Disposition { get; init; } = "";

    /// <summary>One English sentence that explains the report to a person.</summary>
    public string Explanation => Kind switch
    {
        ReportKind.Complaint =>
            FeedbackType == "opt-out" ? "The recipient asked for no more mail." : "The recipient reported the message as unwanted.",
        ReportKind.NotABounce when Disposition == "displayed" => "Nothing failed: the message was displayed to the recipient.",
        ReportKind.NotABounce when Disposition.Length > 0 =>
            "Nothing failed: the recipient's mail program has dealt with the message.",
        ReportKind.NotABounce when FeedbackType.Length > 0 => "Nothing failed: the report is no complaint.",
        ReportKind.NotABounce when Status.Class == 2 => "Nothing failed: the message was delivered or passed on.",
        ReportKind.NotABounce => "Nothing failed: it is an automatic reply or a notice without a failure.",
        ReportKind.Bounce or ReportKind.Deferral => Verdict.Explanation,
    };
}
