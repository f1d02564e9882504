using System.Text.Json.Serialization;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>Who caused an event: a person, a privacy proxy, or a program. Definitions decide which of them count.</summary>
[JsonConverter(typeof(DataConverter<Actor>)), JsonForm<WordConverter<Actor>>]
public enum Actor
{
    /// <summary>A person, as far as anybody can tell. The default: an event is a person's unless a rule finds otherwise.</summary>
    Human,

    /// <summary>A service that loads images for readers whether they look at the mail or not, such as Apple Mail Privacy
    /// Protection.</summary>
    PrivacyProxy,

    /// <summary>A program, such as a bot or a security scanner that follows links. Nobody read anything.</summary>
    Automation,
}
