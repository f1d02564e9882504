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

    /// <summary>Where the message ended.</summary>
    public required Disposition Disposition { get; init; }

    /// <summary>When it came to stand there.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Why it was not sent, in the sender's words; null when it was sent, or no reason was stated.</summary>
    public string? NotSentReason { get; init; }

    /// <summary>What the bounce is, as the definition maps it, with a short explanation; null when it did not bounce.</summary>
    public BounceFinding? Bounce { get; init; }

    /// <summary>The receiving server's exact response to a bounced or deferred message; null otherwise.</summary>
    public ServerResponse? Response { get; init; }

    /// <summary>Counted opens, an implied one included.</summary>
    public long Opens { get; init; }

    /// <summary>Counted clicks.</summary>
    public long Clicks { get; init; }
}
