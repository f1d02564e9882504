using System.Text.Json.Serialization;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>Whether a property of events holds personal data (GDPR art. 4(1)). Erasures and pseudonymous copies go by it.</summary>
/// <remarks><see cref="EventLines.Properties"/> has it for each property; the page about event lines gives the reasons.</remarks>
[JsonConverter(typeof(DataConverter<PersonalData>)), JsonForm<WordConverter<PersonalData>>]
public enum PersonalData : byte
{
    /// <summary>No: a number, an instant or a word of a fixed list, which says nothing about a person by itself.</summary>
    None,

    /// <summary>Possibly: a text from elsewhere, which may quote the person's address or key, or reveal their device or place.</summary>
    Possible,

    /// <summary>Yes: the person's key, or one that leads to the person in another system, such as an IP address or an order
    /// number.</summary>
    Identifying,
}
