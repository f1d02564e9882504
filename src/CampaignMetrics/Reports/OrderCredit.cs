using System.Text.Json.Serialization;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>Why a conversion is attributed to an email, or to none.</summary>
[JsonConverter(typeof(DataConverter<OrderCredit>)), JsonForm<WordConverter<OrderCredit>>]
public enum OrderCredit
{
    /// <summary>Its event names the email.</summary>
    Named,

    /// <summary>The contact's last counted click before it, within <see cref="Definition.AttributionWindow"/>, was in the email.</summary>
    LastClick,

    /// <summary>No click explains it, but the contact's last open before it, within <see cref="Definition.ViewThroughWindow"/>.</summary>
    LastOpen,

    /// <summary>It is attributed to no email.</summary>
    None,
}
