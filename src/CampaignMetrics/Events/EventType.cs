using System.Text.Json.Serialization;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>The kinds of events, one for each sealed record of <see cref="EmailEvent"/>.</summary>
[JsonConverter(typeof(DataConverter<EventType>)), JsonForm<WordConverter<EventType>>]
public enum EventType
{
    /// <summary>The message was handed to the mail server.</summary>
    Sent,

    /// <summary>The contact was selected but not mailed.</summary>
    NotSent,

    /// <summary>The receiving server asked to try again later.</summary>
    Deferred,

    /// <summary>The receiving server accepted the message.</summary>
    Delivered,

    /// <summary>The message bounced.</summary>
    Bounced,

    /// <summary>The tracking image was loaded.</summary>
    Opened,

    /// <summary>A link was followed.</summary>
    Clicked,

    /// <summary>The message stayed open for a measured time.</summary>
    Viewed,

    /// <summary>The reader replied to the message.</summary>
    Replied,

    /// <summary>The reader forwarded the message.</summary>
    Forwarded,

    /// <summary>The contact ended a subscription.</summary>
    Unsubscribed,

    /// <summary>The contact subscribed again after an unsubscription.</summary>
    Resubscribed,

    /// <summary>The contact reported the message as spam.</summary>
    SpamReported,

    /// <summary>An address that had bounced was released to be mailed again.</summary>
    Unbounced,

    /// <summary>The contact reached a goal, such as a visit or an order.</summary>
    Converted,
}
