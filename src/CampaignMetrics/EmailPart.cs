using System.Text.Json.Serialization;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>The body of an email in which a link was clicked.</summary>
[JsonConverter(typeof(DataConverter<EmailPart>)), JsonForm<WordConverter<EmailPart>>]
public enum EmailPart
{
    /// <summary>The HTML body. The default: a click that states no part is counted here.</summary>
    Html,

    /// <summary>The plain-text body.</summary>
    Text,
}
