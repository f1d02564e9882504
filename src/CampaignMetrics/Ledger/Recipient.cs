using System.Text.Json.Serialization;
using CampaignMetrics.Bounces;
using CampaignMetrics.Json;
using CampaignMetrics.Ledger;

namespace CampaignMetrics;

/// <summary>One message of a list behind a number.</summary>
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

    /// <summary>Which sending of the email it is, as its events state; null where they do not.</summary>
    public string? Send { get; init; }

    /// <summary>Where the message ended.</summary>
    public required Disposition Disposition { get; init; }

    /// <summary>When it came to stand there.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When what the list asks for happened: when it was first opened or first clicked, unsubscribed, came back, was delivered. Of
    /// viewing times it is the longest, of who did not open or click the delivery.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>The event that says so, with the link, the reason, the server's words and whatever else it tells; null where none
    /// of the message's does, as where one that names no email went to it (<see cref="Definition.UnsubscribeWindow"/>).</summary>
    public HistoryItem? Asked { get; init; }

    /// <summary>When it was sent: its first <c>sent</c> event, else when its sending began; null where it was not sent, or that may not be
    /// shown.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>What it can be filtered by: campaign, lists, workflows, tags.</summary>
    public MessageSegments Segments { get; init => field = Door.Given(value); } = MessageSegments.None;

    /// <summary>Why it was not sent, in the sender's words; null when it was sent, or no reason was stated.</summary>
    public string? NotSentReason { get; init; }

    /// <summary>What the bounce is, as the definition maps it, with a short explanation; null when it did not bounce.</summary>
    public BounceFinding? Bounce { get; init; }

    /// <summary>The receiving server's exact response to a bounced or deferred message; null otherwise.</summary>
    public ServerResponse? Response { get; init; }

    /// <summary>Counted opens, an implied one included, as far as they may be shown.</summary>
    public long Opens { get; init; }

    /// <summary>Counted clicks, as far as they may be shown.</summary>
    public long Clicks { get; init; }

    /// <summary>Whether it led to an unsubscription.</summary>
    public bool IsUnsubscribed { get; init; }

    /// <summary>Whether it was reported as spam.</summary>
    public bool IsSpamReported { get; init; }

    /// <summary>Whether it was answered, where replies are seen.</summary>
    public bool IsReplied { get; init; }

    /// <summary>Whether it was passed on.</summary>
    public bool IsForwarded { get; init; }

    /// <summary>Whether a conversion names its email.</summary>
    public bool IsConverted { get; init; }
}
