using System.Text.Json.Serialization;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>Whether a property of events holds personal data (GDPR art. 4(1)): what an erasure or a pseudonymous copy goes by.</summary>
/// <remarks><see cref="EventLines.Properties"/> tells it of each property, the page about event lines with the reasons.</remarks>
[JsonConverter(typeof(DataConverter<PersonalData>)), JsonForm<WordConverter<PersonalData>>]
public enum PersonalData : byte
{
    /// <summary>No: a number, an instant or a word out of a fixed list, which says nothing of a person without what is beside it.</summary>
    None,

    /// <summary>Perhaps: a text from elsewhere. It may quote the person's address or key, or tell their device or place.</summary>
    Possible,

    /// <summary>Yes: somebody's key, or one that leads to the person in another system, such as an IP address or an order number.</summary>
    Identifying,
}
