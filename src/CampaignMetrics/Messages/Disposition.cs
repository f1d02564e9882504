using System.Text.Json.Serialization;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>The delivery status of a message. Each message has exactly one.</summary>
[JsonConverter(typeof(DataConverter<Disposition>)), JsonForm<WordConverter<Disposition>>]
public enum Disposition
{
    /// <summary>No event says that the contact was selected for the email. The default.</summary>
    NotSelected,

    /// <summary>Selected, but not mailed.</summary>
    NotSent,

    /// <summary>Sent, and no outcome reported since.</summary>
    Pending,

    /// <summary>The receiving server asked to try again later, and no outcome was reported since.</summary>
    Deferred,

    /// <summary>Returned by the receiving server.</summary>
    Bounced,

    /// <summary>Accepted by the receiving server, proved to be in a mailbox by what a person did, or presumed to be delivered.</summary>
    Delivered,
}
