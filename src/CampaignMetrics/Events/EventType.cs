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

    /// <summary>The message came back.</summary>
    Bounced,

    /// <summary>The tracking image was loaded.</summary>
    Opened,

    /// <summary>A link was followed.</summary>
    Clicked,

    /// <summary>The message stayed open for a measured time.</summary>
    Viewed,

    /// <summary>The reader answered.</summary>
    Replied,

    /// <summary>The reader passed the message on.</summary>
    Forwarded,

    /// <summary>The contact ended a subscription.</summary>
    Unsubscribed,

    /// <summary>The contact took a subscription up again.</summary>
    Resubscribed,

    /// <summary>The contact reported the message as spam.</summary>
    SpamReported,

    /// <summary>A bounced address was freed again.</summary>
    Unbounced,

    /// <summary>The contact reached a goal: a visit, an order.</summary>
    Converted,
}
