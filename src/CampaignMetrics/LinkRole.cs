using System.Text.Json.Serialization;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>What a link in an email is for. Definitions may not count clicks on links of some roles.</summary>
[JsonConverter(typeof(DataConverter<LinkRole>)), JsonForm<WordConverter<LinkRole>>]
public enum LinkRole
{
    /// <summary>The email's content: an article, a shop, a form. The default.</summary>
    Content,

    /// <summary>Unsubscribes the reader.</summary>
    Unsubscribe,

    /// <summary>Opens the reader's subscription preferences.</summary>
    Preferences,

    /// <summary>Shows the email as a web page.</summary>
    ViewInBrowser,

    /// <summary>A hidden link that no person can see: a click on it shows that a program follows links.</summary>
    Honeypot,
}
