using System.Text.Json.Serialization;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>What a link in an email is for.</summary>
[JsonConverter(typeof(DataConverter<LinkRole>)), JsonForm<WordConverter<LinkRole>>]
public enum LinkRole
{
    /// <summary>The email's own matter: an article, a shop, a form. The default.</summary>
    Content,

    /// <summary>Ends the subscription.</summary>
    Unsubscribe,

    /// <summary>Opens the reader's subscription preferences.</summary>
    Preferences,

    /// <summary>Shows the email as a web page.</summary>
    ViewInBrowser,

    /// <summary>A link that no person can see: who follows it is a program.</summary>
    Honeypot,
}
