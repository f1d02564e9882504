namespace CampaignMetrics.UserAgents;

/// <summary>The ids of rules: the kind, then the program's name, in lower case with hyphens.</summary>
internal static class RuleId
{
    /// <summary>The rule for what no other rule names.</summary>
    public const string UnnamedProgram = "bot/unnamed-program";

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
