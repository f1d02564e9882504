namespace CampaignMetrics.UserAgents.Matching;

/// <summary>The built-in rules, read from the embedded tables under <c>Rules/</c>.</summary>
internal static class BuiltInRules
{
    // Earlier tables win: a crawler that borrows a mail client's name is a crawler, and a browser is what is left when nothing else
    // is named. Tables of names that people's apps bear, too, do not hold for apps.
    private static readonly (string Table, AgentKind Kind, bool HoldsForApps)[] AgentTables =
    [
        ("privacy-proxies", AgentKind.PrivacyProxy, true),
        ("webmail-proxies", AgentKind.WebmailProxy, true),
        ("phone-mail-apps", AgentKind.MailClient, true),
        ("crawlers", AgentKind.Bot, true),
        ("scanners", AgentKind.Bot, false),
        ("bots", AgentKind.Bot, false),
        ("services", AgentKind.Bot, false),
        ("bot-words", AgentKind.Bot, false),
        ("office-apps", AgentKind.App, true),
        ("mail-clients", AgentKind.MailClient, true),
        ("libraries", AgentKind.Library, false),
        ("apps", AgentKind.App, true),
        ("rare-browsers", AgentKind.Browser, true),
        ("bot-shapes", AgentKind.Bot, true),
        ("browsers", AgentKind.Browser, true),
    ];

    /// <summary>The rules for programs, in order.</summary>
    public static IReadOnlyList<UserAgentRule> Agents { get; } = ReadAgents();

    /// <summary>The operating systems by condition, in order.</summary>
    public static IReadOnlyList<RuleTable.Row> Systems { get; } = RuleTable.ReadEmbedded("systems");

    /// <summary>The device types by condition, in order.</summary>
    public static IReadOnlyList<RuleTable.Row> Devices { get; } =
    [
        .. RuleTable.ReadEmbedded("machines"), .. RuleTable.ReadEmbedded("tablets"),
        Models("tablet-models", "tablet", " & android"), Models("rare-tablets", "tablet", " & android"),
        Models("televisions", "other", " & android & !mobile"), .. RuleTable.ReadEmbedded("phones"),
    ];

    /// <summary>What apps on a person's own device send, in any order.</summary>
    public static IReadOnlyList<RuleTable.Row> AppViews { get; } = RuleTable.ReadEmbedded("app-views");

    // A row of a table of models is "Maker: model, model", each the beginning of a name.
    private static RuleTable.Row Models(string table, string device, string others)
    {
        var models = RuleTable.ReadEmbedded(table).SelectMany(row => row.When.Split(','))
            .Select(model => $"; {model.TrimStart()}{(model.EndsWith('#') ? "" : '*')}{others}");
        return new(device, DeviceType.Unknown, null, string.Join(" | ", models));
    }

    private static List<UserAgentRule> ReadAgents()
    {
        var rules = new List<UserAgentRule>();
        foreach (var (table, kind, holdsForApps) in AgentTables)
            foreach (var row in RuleTable.ReadEmbedded(table))
                rules.Add(new(row.Name, kind, row.When, row.Device, row.Os) { HoldsForApps = holdsForApps });
        return rules;
    }
}
