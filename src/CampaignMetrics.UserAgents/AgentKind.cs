namespace CampaignMetrics.UserAgents;

/// <summary>The kinds of program that a user agent can name.</summary>
public enum AgentKind
{
    /// <summary>No known program. Reports count it as a person.</summary>
    Unknown,

    /// <summary>A program or app that people read mail with, such as Outlook, Apple Mail or Thunderbird.</summary>
    MailClient,

    /// <summary>A webmail's image proxy, such as Gmail's: it fetches when the reader opens, from its own network.</summary>
    WebmailProxy,

    /// <summary>A proxy that fetches images whether or not the reader opens the email, such as Apple's Mail Privacy Protection.</summary>
    PrivacyProxy,

    /// <summary>A web browser; for an open it means that the email was read in a webmail.</summary>
    Browser,

    /// <summary>A crawler, monitor, link scanner, link preview or any other program that acts by itself.</summary>
    Bot,

    /// <summary>An HTTP library or command-line tool, such as curl or python-requests.</summary>
    Library,

    /// <summary>An app that is neither a mail client nor a browser, such as Word, Instagram or a podcast player.</summary>
    App,
}
