using System.Text.Json.Serialization;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>Who tells that an email's messages were delivered.</summary>
[JsonConverter(typeof(DataConverter<Deliveries>)), JsonForm<WordConverter<Deliveries>>]
public enum Deliveries
{
    /// <summary>The provider: a message without a <see cref="Delivered"/> event is still under way.</summary>
    Reported,

    /// <summary>Nobody, as with plain SMTP: a message that did not bounce is taken to be delivered.</summary>
    Presumed,
}
