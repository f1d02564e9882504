using System.Text.Json.Serialization;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>Who caused an event.</summary>
[JsonConverter(typeof(DataConverter<Actor>)), JsonForm<WordConverter<Actor>>]
public enum Actor
{
    /// <summary>A person, as far as anybody can tell. The default: what nothing speaks against is a person's act.</summary>
    Human,

    /// <summary>A service that fetches on the reader's behalf whether or not they look, such as Apple Mail Privacy Protection.</summary>
    PrivacyProxy,

    /// <summary>A bot, a link scanner, a program: nobody read anything.</summary>
    Automation,
}
