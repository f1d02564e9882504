using System.Text.Json.Serialization;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>How a contact unsubscribed: the words of the <c>reason</c> of an event <c>unsubscribed</c>, in camel case. A mere visit of the
/// page is none of these.</summary>
[JsonConverter(typeof(DataConverter<UnsubscribeMethod>)), JsonForm<WordConverter<UnsubscribeMethod>>]
public enum UnsubscribeMethod
{
    /// <summary>A POST by the mail program's own button (RFC 8058).</summary>
    OneClick,

    /// <summary>Confirmed on the page that the link in the message leads to.</summary>
    Link,

    /// <summary>A mail to the address in <c>List-Unsubscribe</c> (RFC 2369).</summary>
    Mailto,

    /// <summary>A feedback report that asks for it, such as type <c>opt-out</c>.</summary>
    Complaint,

    /// <summary>Set in the preference centre.</summary>
    Preferences,

    /// <summary>By a user of the sender, for the contact.</summary>
    Manual,
}
