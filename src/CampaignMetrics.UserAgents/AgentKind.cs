namespace CampaignMetrics.UserAgents;

/// <summary>What sort of program a user agent names.</summary>
public enum AgentKind
{
    /// <summary>Nothing that is known. A report counts it as a person.</summary>
    Unknown,

    /// <summary>A program or app that people read mail with, such as Outlook, Apple Mail or Thunderbird.</summary>
    MailClient,

    /// <summary>A webmail's image proxy, such as Gmail's: it fetches when the reader opens, from its own network.</summary>
    WebmailProxy,

    /// <summary>A proxy that fetches whether or not the reader looks, such as Apple's Mail Privacy Protection.</summary>
    PrivacyProxy,

    /// <summary>A web browser: on an open, mail read in a webmail.</summary>
    Browser,

    /// <summary>A crawler, monitor, link scanner, link preview or any other program that acts by itself.</summary>
    Bot,

    /// <summary>An HTTP library or command-line tool, such as curl or python-requests.</summary>
    Library,

    /// <summary>An app that is neither a mail client nor a browser, such as Word, Instagram or a podcast player.</summary>
    App,
}
