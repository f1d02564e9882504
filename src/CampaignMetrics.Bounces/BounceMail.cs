using CampaignMetrics.Bounces.Formats;

namespace CampaignMetrics.Bounces;

/// <summary>A mail that came back, parsed: what it reports, about which recipients, and about which sent message.</summary>
/// <remarks>
/// <para>Reads delivery status notifications (RFC 3464), feedback reports (RFC 5965) and the free-form reports of mail servers, and
/// recognises automatic replies (RFC 3834), which are no bounces. Any bytes are accepted; a mail that is no report has no
/// <see cref="Reports"/>.</para>
/// <para>Each report names a recipient and a <see cref="BounceVerdict"/>; <see cref="Original"/> ties the mail to the message that was
/// sent.</para>
/// </remarks>
/// <example>
/// <code>
/// foreach (var report in BounceMail.Read(bytes).Reports)
///     Console.WriteLine($"{report.Recipient}: {report.Verdict.Reason}");
/// </code>
/// </example>
public sealed class BounceMail
{
    /// <summary>How many bytes of a mail are read: 16 MiB. The rest is ignored, and <see cref="IsTruncated"/> is true.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    internal BounceMail(BounceMailKind kind, IReadOnlyList<BounceReport> reports, OriginalMessage original) =>
        (Kind, Reports, Original) = (kind, reports, original);

    /// <summary>What kind of mail it is.</summary>
    public BounceMailKind Kind { get; }

    /// <summary>One report for each recipient, in the order of the mail; empty for an ordinary mail.</summary>
    public IReadOnlyList<BounceReport> Reports { get; }

    /// <summary>The message that the reports are about.</summary>
    public OriginalMessage Original { get; }

    /// <summary>The Date field of the bounce mail itself; null where it has none that can be read.</summary>
    public DateTimeOffset? Date { get; internal init; }

    /// <summary>
    /// When the reporting server received the message (Arrival-Date of RFC 3464 and RFC 5965); null where the report does not say.
    /// </summary>
    public DateTimeOffset? ArrivalDate { get; internal init; }

    /// <summary>The server that wrote the report; empty where the report does not name it.</summary>
    public string ReportingMta { get; internal init; } = "";

    /// <summary>
    /// Whether part of the mail was not read: it was longer than <see cref="MaxBytes"/>, nested too deeply, had too many parts, more than
    /// 100,000 header fields or recipients, or more words than a report has.
    /// </summary>
    public bool IsTruncated { get; internal init; }

    /// <summary>Parses a mail and classifies what it reports. Never throws, whatever the bytes.</summary>
    /// <param name="mail">The whole mail as it was received, with any line ends.</param>
    /// <param name="classifier">The rules; <see cref="BounceClassifier.Default"/> where it is null.</param>
    public static BounceMail Read(ReadOnlySpan<byte> mail, BounceClassifier? classifier = null) =>
        Letter.Open(mail[..Math.Min(mail.Length, MaxBytes)], isTruncated: mail.Length > MaxBytes)
            .Read(classifier ?? BounceClassifier.Default);
}
