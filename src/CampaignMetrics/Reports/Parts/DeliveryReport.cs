using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CampaignMetrics.Bounces;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>How many messages were sent, and where they ended. selected = sent + notSent; by send cohort, sent = delivered + bounced +
/// deferred + pending.</summary>
[JsonConverter(typeof(DataConverter<DeliveryReport>)), JsonForm<DeliveryReportConverter>]
public sealed record DeliveryReport
{
    private readonly MetricCounts _counts;

    internal DeliveryReport(MetricCounts counts) => _counts = counts;

    internal MetricCounts Counts => _counts;

    /// <summary>Whether it has the reasons: those of single emails and rows have not.</summary>
    internal bool HasReasons { get; init; }

    /// <summary>Messages selected for sending.</summary>
    public long Selected => _counts[Metric.Selected];

    /// <summary>Messages handed to the mail server.</summary>
    public long Sent => _counts[Metric.Sent];

    /// <summary>Messages selected but not mailed.</summary>
    public long NotSent => _counts[Metric.NotSent];

    /// <summary>Sent messages without any news yet: no delivery, bounce or deferral.</summary>
    public long Pending => _counts[Metric.Pending];

    /// <summary>Sent messages that the receiving server asked to try again later.</summary>
    public long Deferred => _counts[Metric.Deferred];

    /// <summary>Sent messages that the receiving server accepted, or that an open, click or reply proves to be in a mailbox.</summary>
    public long Delivered => _counts[Metric.Delivered];

    /// <summary>Delivered messages without a delivery event, whose delivery is presumed.</summary>
    public long PresumedDelivered => _counts[Metric.PresumedDelivered];

    /// <summary>Sent messages that bounced.</summary>
    public long Bounced => _counts[Metric.Bounced];

    /// <summary>Automatic replies (out of office) that were reported as bounces. Events, not messages; no bounces.</summary>
    public long AutoReplies => _counts[Metric.AutoReplies];

    /// <summary>Delivered messages that led to an unsubscription.</summary>
    public long Unsubscribed => _counts[Metric.Unsubscribed];

    /// <summary>Delivered messages reported as spam. Null in a row of a mailbox provider that reports no complaints, as Gmail does not,
    /// unless one was told all the same.</summary>
    public long? SpamReports => _counts.Measured(Metric.SpamReported);

    /// <summary>Bounced messages by reason, most first.</summary>
    public ImmutableArray<BounceReasonCount> BounceReasons { get; internal init; } = [];

    /// <summary>Messages not sent by reason, most first.</summary>
    public ImmutableArray<ReasonCount> NotSentReasons { get; internal init; } = [];

    /// <summary>Whether both have the same counts and reasons.</summary>
    /// <param name="other">The other report.</param>
    public bool Equals(DeliveryReport? other) =>
        other is not null && _counts.Agrees(other._counts, DeliveryReportConverter.Told) && HasReasons == other.HasReasons
        && BounceReasons.AsSpan().SequenceEqual(other.BounceReasons.AsSpan())
        && NotSentReasons.AsSpan().SequenceEqual(other.NotSentReasons.AsSpan());

    /// <summary>A hash of the content.</summary>
    public override int GetHashCode() => HashCode.Combine(Selected, Sent, Delivered, Bounced, BounceReasons.Length, NotSentReasons.Length);

    /// <summary>Bounced messages of a class.</summary>
    /// <param name="bounceClass">The class.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is no member of <see cref="BounceClass"/>.</exception>
    public long BouncedAs(BounceClass bounceClass) => Door.Known(bounceClass, nameof(bounceClass)) switch
    {
        BounceClass.Hard => _counts[Metric.HardBounced],
        BounceClass.Soft => _counts[Metric.SoftBounced],
        BounceClass.Temporary => _counts[Metric.TemporaryBounced],
        BounceClass.Blocked => _counts[Metric.BlockedBounced],
        BounceClass.Undetermined => _counts[Metric.UndeterminedBounced],
    };

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<DeliveryReport>.Shown(this);
}

/// <summary>How many messages bounced for a reason.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Class">Its class, as the definition maps it.</param>
/// <param name="Count">Messages.</param>
[JsonConverter(typeof(DataConverter<BounceReasonCount>)), JsonForm<BounceReasonCountConverter>]
public sealed record BounceReasonCount(string Reason, BounceClass Class, long Count);

/// <summary>How many messages were not sent for a reason.</summary>
/// <param name="Reason">The reason; <c>unknown</c> when none was stated.</param>
/// <param name="Count">Messages.</param>
[JsonConverter(typeof(DataConverter<ReasonCount>)), JsonForm<ReasonCountConverter>]
public sealed record ReasonCount(string Reason, long Count);
