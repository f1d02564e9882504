using System.Text.Json.Serialization;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>Whether the provider reports that an email's messages were delivered.</summary>
[JsonConverter(typeof(DataConverter<Deliveries>)), JsonForm<WordConverter<Deliveries>>]
public enum Deliveries
{
    /// <summary>It does: a message without a <see cref="Delivered"/> event is still under way.</summary>
    Reported,

    /// <summary>It does not, as with plain SMTP: a sent message that did not bounce is presumed delivered.</summary>
    Presumed,
}
