using System.Text.Json.Serialization;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>Which parameters of a URL are left out when links are compared, so that URLs that differ only in them are one link.</summary>
[JsonConverter(typeof(DataConverter<LinkParameters>)), JsonForm<WordConverter<LinkParameters>>]
public enum LinkParameters
{
    /// <summary>Only those that carry the recipient. The default.</summary>
    OfRecipient,

    /// <summary>Those that carry the recipient, and those of the campaign, whose names begin with <c>utm_</c>.</summary>
    Utm,

    /// <summary>All parameters.</summary>
    All,
}
