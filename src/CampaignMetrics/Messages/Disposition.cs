using System.Text.Json.Serialization;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>Where a message stands: exactly one for each message.</summary>
[JsonConverter(typeof(DataConverter<Disposition>)), JsonForm<WordConverter<Disposition>>]
public enum Disposition
{
    /// <summary>No event tells that the contact was selected for the email. The default.</summary>
    NotSelected,

    /// <summary>Selected, but not mailed.</summary>
    NotSent,

    /// <summary>Sent, and nothing heard since.</summary>
    Pending,

    /// <summary>The receiving server asked to try again, and nothing heard since.</summary>
    Deferred,

    /// <summary>It came back.</summary>
    Bounced,

    /// <summary>It was taken, or proved to be in a mailbox.</summary>
    Delivered,
}
