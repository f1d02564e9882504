using System.Text.Json.Serialization;
using CampaignMetrics.Bounces;
using CampaignMetrics.Json;
using CampaignMetrics.Ledger;

namespace CampaignMetrics;

/// <summary>A message of the list behind a number: who got which email, where it ended, and the event that puts it on the list.</summary>
/// <example>
/// <code>
/// foreach (Recipient bounced in messages.Recipients(Metric.HardBounced))
///     Console.WriteLine($"{bounced.Contact}: {bounced.Response?.Smtp}");
/// </code>
/// </example>
[JsonConverter(typeof(DataConverter<Recipient>)), JsonForm<RecipientConverter>]
public sealed record Recipient
{
    /// <summary>The email.</summary>
    public required EmailId Email { get; init; }

    /// <summary>The contact.</summary>
    public required ContactId Contact { get; init; }

    /// <summary>The sender's key of the sending; null where no event states one.</summary>
    public string? Send { get; init; }

    /// <summary>Where the message ended: delivered, bounced, pending …</summary>
    public required Disposition Disposition { get; init; }

    /// <summary>When it ended there.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When that happened which puts the message on the list: the first open or click, the unsubscription, the bounce, the
    /// delivery. In lists by viewing time, the longest view; in lists of those who did not open or click, the delivery.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>The event behind <see cref="AskedAt"/>, with its link, reason, server response and so on; also an unsubscription or spam
    /// report that names no email and was attributed to the message (<see cref="Definition.UnsubscribeWindow"/>). Null where no event says
    /// it, as of a delivery that is presumed.</summary>
    public HistoryItem? Asked { get; init; }

    /// <summary>When it was sent: its first <c>sent</c> event, else when its sending began, as far as known. Null where it was not sent, or
    /// that may not be shown.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>The segments by which it can be filtered: campaign, lists, workflows, tags.</summary>
    public MessageSegments Segments { get; init => field = Door.Given(value); } = MessageSegments.None;

    /// <summary>Why it was not sent, in the sender's words; null when it was sent, or no reason was stated.</summary>
    public string? NotSentReason { get; init; }

    /// <summary>The reason and class of the bounce, as the definition maps it, with a short explanation; null when it did not
    /// bounce.</summary>
    public BounceFinding? Bounce { get; init; }

    /// <summary>The receiving server's response to a bounced or deferred message, word for word; null otherwise.</summary>
    public ServerResponse? Response { get; init; }

    /// <summary>The number of counted opens that may be shown, including an implied one.</summary>
    public long Opens { get; init; }

    /// <summary>The number of counted clicks that may be shown.</summary>
    public long Clicks { get; init; }

    /// <summary>Whether it led to an unsubscription.</summary>
    public bool IsUnsubscribed { get; init; }

    /// <summary>Whether it was reported as spam.</summary>
    public bool IsSpamReported { get; init; }

    /// <summary>Whether it got a reply, where an inbox is connected.</summary>
    public bool IsReplied { get; init; }

    /// <summary>Whether it was forwarded.</summary>
    public bool IsForwarded { get; init; }

    /// <summary>Whether a conversion names its email.</summary>
    public bool IsConverted { get; init; }
}
