namespace CampaignMetrics.UserAgents.Matching;

/// <summary>The rules that come with the package: the tables under <c>Rules/</c>.</summary>
internal static class BuiltInRules
{
    // The order decides: a crawler that borrows a mail client's name is a crawler, and a browser is what is left when nothing else
    // is named.
    private static readonly (string Table, AgentKind Kind)[] AgentTables =
    [
        ("privacy-proxies", AgentKind.PrivacyProxy),
        ("webmail-proxies", AgentKind.WebmailProxy),
        ("scanners", AgentKind.Bot),
        ("bots", AgentKind.Bot),
        ("bot-words", AgentKind.Bot),
        ("office-apps", AgentKind.App),
        ("mail-clients", AgentKind.MailClient),
        ("libraries", AgentKind.Library),
        ("apps", AgentKind.App),
        ("rare-browsers", AgentKind.Browser),
        ("bot-shapes", AgentKind.Bot),
        ("browsers", AgentKind.Browser),
    ];

    /// <summary>The rules for programs, in order.</summary>
    public static IReadOnlyList<UserAgentRule> Agents { get; } =
    [
        .. AgentTables.SelectMany(source => RuleTable.ReadEmbedded(source.Table)
            .Select(row => new UserAgentRule(row.Name, source.Kind, row.When, row.Device, row.Os)))
    ];

    /// <summary>The operating systems by condition, in order.</summary>
    public static IReadOnlyList<(string Name, Condition When)> Systems { get; } =
        [.. RuleTable.ReadEmbedded("systems").SelectMany(row => Condition.ReadAll(row.When).Select(when => (row.Name, when)))];

    /// <summary>The device types by condition, in order.</summary>
    public static IReadOnlyList<(DeviceType Type, Condition When)> Devices { get; } =
    [
        .. RuleTable.ReadEmbedded("devices").SelectMany(row => Condition.ReadAll(row.When)
            .Select(when => (Enum.Parse<DeviceType>(row.Name, ignoreCase: true), when)))
    ];
}
