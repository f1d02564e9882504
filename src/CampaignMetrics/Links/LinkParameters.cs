using System.Text.Json.Serialization;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>Which parameters of a URL leave its identity.</summary>
[JsonConverter(typeof(DataConverter<LinkParameters>)), JsonForm<WordConverter<LinkParameters>>]
public enum LinkParameters
{
    /// <summary>Those that carry the recipient.</summary>
    OfRecipient,

    /// <summary>Those, and the campaign's: all whose name begins with <c>utm_</c>.</summary>
    Utm,

    /// <summary>All.</summary>
    All,
}
