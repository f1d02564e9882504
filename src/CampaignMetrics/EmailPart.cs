using System.Text.Json.Serialization;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>Which body of an email a clicked link stood in.</summary>
[JsonConverter(typeof(DataConverter<EmailPart>)), JsonForm<WordConverter<EmailPart>>]
public enum EmailPart
{
    /// <summary>The HTML body. The default: a click that names no part is taken to be here.</summary>
    Html,

    /// <summary>The plain-text body.</summary>
    Text,
}
