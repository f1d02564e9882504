using System.Text.Json.Serialization;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>How a contact unsubscribed. In camel case, these are the usual words for the <c>reason</c> of an <c>unsubscribed</c> event. A
/// mere visit to the unsubscribe page is no unsubscription.</summary>
[JsonConverter(typeof(DataConverter<UnsubscribeMethod>)), JsonForm<WordConverter<UnsubscribeMethod>>]
public enum UnsubscribeMethod
{
    /// <summary>One-click: the unsubscribe button of the mail program, which sends a POST request (RFC 8058).</summary>
    OneClick,

    /// <summary>Confirmed on the page to which the link in the message leads.</summary>
    Link,

    /// <summary>A mail to the address in the <c>List-Unsubscribe</c> header (RFC 2369).</summary>
    Mailto,

    /// <summary>A feedback report (complaint) that asks for it, such as one of the type <c>opt-out</c>.</summary>
    Complaint,

    /// <summary>Chosen in the preference centre.</summary>
    Preferences,

    /// <summary>Entered by a user on the sender's side, on behalf of the contact.</summary>
    Manual,
}
