using CampaignMetrics.Bounces.Formats;

namespace CampaignMetrics.Bounces;

/// <summary>A mail that came back: what it reports, about whom, and about which message.</summary>
/// <remarks>
/// Reads delivery status notifications (RFC 3464), feedback reports (RFC 5965), the free forms of mail servers, and tells automatic
/// replies (RFC 3834) apart. Any bytes are accepted; what is no report gives no reports.
/// </remarks>
/// <example>
/// <code>
/// foreach (var report in BounceMail.Read(bytes).Reports)
///     Console.WriteLine($"{report.Recipient}: {report.Verdict.Reason}");
/// </code>
/// </example>
public sealed class BounceMail
{
    /// <summary>
    /// How many bytes of a mail are read: 16 MiB. What comes after is left unread, and <see cref="IsTruncated"/> says so.
    /// </summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    internal BounceMail(BounceMailKind kind, IReadOnlyList<BounceReport> reports, OriginalMessage original) =>
        (Kind, Reports, Original) = (kind, reports, original);

    /// <summary>What kind of mail it is.</summary>
    public BounceMailKind Kind { get; }

    /// <summary>One report for each recipient, in the order of the mail; empty for an ordinary mail.</summary>
    public IReadOnlyList<BounceReport> Reports { get; }

    /// <summary>The message that the reports are about.</summary>
    public OriginalMessage Original { get; }

    /// <summary>When the mail itself says that it was written; null where it does not.</summary>
    public DateTimeOffset? Date { get; internal init; }

    /// <summary>
    /// When the reporting server got the message (the Arrival-Date of RFC 3464 and RFC 5965); null where the report does not say.
    /// </summary>
    public DateTimeOffset? ArrivalDate { get; internal init; }

    /// <summary>The server that wrote the report; empty where it does not say.</summary>
    public string ReportingMta { get; internal init; } = "";

    /// <summary>Whether the mail was larger, deeper or of more parts than is read.</summary>
    public bool IsTruncated { get; internal init; }

    /// <summary>Reads a mail. Never throws, whatever the bytes.</summary>
    /// <param name="mail">The whole mail as it was received, with any line ends.</param>
    /// <param name="classifier">The rules; <see cref="BounceClassifier.Default"/> where it is null.</param>
    public static BounceMail Read(ReadOnlySpan<byte> mail, BounceClassifier? classifier = null) =>
        Letter.Open(mail[..Math.Min(mail.Length, MaxBytes)], isTruncated: mail.Length > MaxBytes)
            .Read(classifier ?? BounceClassifier.Default);
}
