namespace CampaignMetrics.UserAgents.Matching;

/// <summary>The built-in rules, read from the embedded tables under <c>Rules/</c>.</summary>
internal static class BuiltInRules
{
    // Earlier tables win: a crawler that borrows a mail client's name is a crawler, and a browser is what is left when nothing else
    // is named.
    private static readonly (string Table, AgentKind Kind)[] AgentTables =
    [
        ("privacy-proxies", AgentKind.PrivacyProxy),
        ("webmail-proxies", AgentKind.WebmailProxy),
        ("phone-mail-apps", AgentKind.MailClient),
        ("scanners", AgentKind.Bot),
        ("bots", AgentKind.Bot),
        ("services", AgentKind.Bot),
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
    public static IReadOnlyList<UserAgentRule> Agents { get; } = ReadAgents();

    /// <summary>The operating systems by condition, in order.</summary>
    public static IReadOnlyList<RuleTable.Row> Systems { get; } = RuleTable.ReadEmbedded("systems");

    /// <summary>The device types by condition, in order.</summary>
    public static IReadOnlyList<RuleTable.Row> Devices { get; } =
        [.. RuleTable.ReadEmbedded("machines"), .. RuleTable.ReadEmbedded("tablets"), TabletModels(), .. RuleTable.ReadEmbedded("phones")];

    // A row of the table of models is "Maker: model, model", each the beginning of a name.
    private static RuleTable.Row TabletModels()
    {
        var models = RuleTable.ReadEmbedded("tablet-models").SelectMany(row => row.When.Split(','))
            .Select(model => $"; {model.TrimStart()}{(model.EndsWith('#') ? "" : '*')} & android");
        return new("tablet", DeviceType.Unknown, null, string.Join(" | ", models));
    }

    private static List<UserAgentRule> ReadAgents()
    {
        var rules = new List<UserAgentRule>();
        foreach (var (table, kind) in AgentTables)
            foreach (var row in RuleTable.ReadEmbedded(table)) rules.Add(new(row.Name, kind, row.When, row.Device, row.Os));
        return rules;
    }
}
