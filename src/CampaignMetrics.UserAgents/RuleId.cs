namespace CampaignMetrics.UserAgents;

/// <summary>Makes the ids of rules: kind and program name in lower case with hyphens, such as <c>mail-client/acme-mail</c>.</summary>
internal static class RuleId
{
    /// <summary>The id for a text that names no known program and does not look like a browser.</summary>
    public const string UnnamedProgram = "bot/unnamed-program";

    /// <summary>The id for what names no more than Apple's engine.</summary>
    public const string WebKit = "browser/webkit";

    public static string Of(AgentKind kind, string client) => $"{Of(kind)}/{Slug(client)}";

    private static string Of(AgentKind kind) => kind switch
    {
        AgentKind.Unknown => "unknown",
        AgentKind.MailClient => "mail-client",
        AgentKind.WebmailProxy => "webmail-proxy",
        AgentKind.PrivacyProxy => "privacy-proxy",
        AgentKind.Browser => "browser",
        AgentKind.Bot => "bot",
        AgentKind.Library => "library",
        AgentKind.App => "app",
    };

    private static string Slug(string name) =>
        string.Join('-', name.ToLowerInvariant().Split([' ', '/', '(', ')', '.', '!', ',', '\''], StringSplitOptions.RemoveEmptyEntries));
}
