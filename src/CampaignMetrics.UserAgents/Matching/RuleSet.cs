namespace CampaignMetrics.UserAgents.Matching;

/// <summary>The compiled form of all rules: one scan of a user agent gives its program, operating system and device.</summary>
/// <remarks>
/// Programs, systems, devices and apps' windows are four ordered lists of conditions for one <see cref="Matcher"/>; in each the first that
/// holds wins.
/// </remarks>
internal sealed class RuleSet
{
    private const int MaxOnStack = 512;

    private static readonly UserAgent Empty = new(null, null, AgentKind.Bot, DeviceType.Unknown, null, "bot/empty");
    private static readonly UserAgent UnnamedProgram = new(null, null, AgentKind.Bot, DeviceType.Unknown, null, RuleId.UnnamedProgram);
    private static readonly UserAgent Copied = new(null, null, AgentKind.Bot, DeviceType.Unknown, null, CopiedBrowser.Rule);

    // Parallel to the conditions in the matcher: the index of a condition finds its answer here.
    private readonly List<UserAgentRule> _agents = [];
    private readonly List<string> _names = [];
    private readonly List<string> _systems = [];
    private readonly DeviceType[] _devices;
    private readonly Matcher _matcher;
    private readonly int _firstBuiltIn;
    private readonly int[] _nextForApps;

    /// <summary>Compiles the given rules, followed by the built-in ones.</summary>
    public RuleSet(IEnumerable<UserAgentRule> inFront)
    {
        var conditions = new List<Condition>();
        foreach (var rule in inFront) Add(rule, conditions);
        _firstBuiltIn = conditions.Count;
        foreach (var rule in BuiltInRules.Agents) Add(rule, conditions);
        _nextForApps = NextForApps();
        var devices = new List<string>();
        _matcher = new Matcher(
            conditions, ConditionsOf(BuiltInRules.Systems, _systems), ConditionsOf(BuiltInRules.Devices, devices),
            ConditionsOf(BuiltInRules.AppViews, []));
        _devices = new DeviceType[devices.Count];
        for (var i = 0; i < _devices.Length; i++) _devices[i] = RuleTable.DeviceOf(devices[i]);
    }

    /// <summary>Classifies a user agent. Allocates only the version, and a copy of a long text with percent-encoded blanks.</summary>
    public UserAgent Classify(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        // Apps on Apple's systems send their name percent-encoded: "Acme%20Mail/12 CFNetwork/…".
        if (!text.Contains("%20", StringComparison.Ordinal)) return ClassifyReadable(text);
        var decoded = text.Length <= MaxOnStack ? stackalloc char[text.Length] : new char[text.Length];
        return ClassifyReadable(Decode(text, decoded).Trim());
    }

    private UserAgent ClassifyReadable(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return Empty;
        var found = new LiteralSet(stackalloc ulong[_matcher.SetLength]);
        _matcher.Find(text, found);
        Span<int> firsts = stackalloc int[4];
        _matcher.Match(found, firsts);
        var os = firsts[1] < 0 ? null : _systems[firsts[1]];
        if (os == "Android" && IsBuiltInBot(firsts[0])) firsts[0] = BesidesModel(text, firsts[0], found);
        var isInAppView = firsts[3] >= 0;
        var isApp = isInAppView && firsts[0] >= 0 && !_agents[firsts[0]].HoldsForApps;
        if (isApp) firsts[0] = PassOver(found, firsts[0]);
        var device = firsts[2] < 0 ? DeviceType.Unknown : _devices[firsts[2]];
        if (device == DeviceType.Tablet && os == "Android" && LenovoPc.IsIn(text)) device = DeviceType.Desktop;
        // The engine that an app's window names is not the app.
        if (isApp && (firsts[0] < 0 || _agents[firsts[0]].Kind == AgentKind.Browser)) return NamelessApp(device, os);
        if (firsts[0] >= 0) return Named(firsts[0], text, isInAppView, device, os);
        return MissingText.Is(text) ? default : Unnamed(text, device, os);
    }

    private bool IsBuiltInBot(int agent) => agent >= _firstBuiltIn && _agents[agent].Kind == AgentKind.Bot;

    // A bot's name in the model of an Android device is the device's: what counts is the rest.
    private int BesidesModel(ReadOnlySpan<char> text, int bot, LiteralSet found)
    {
        var model = AndroidModel.In(text);
        if (text.Length > MaxOnStack || text[model].IsEmpty) return bot;
        Span<char> rest = stackalloc char[text.Length];
        text.CopyTo(rest);
        rest[model].Fill(' ');
        found.Clear();
        _matcher.Find(rest, found);
        return _matcher.First(found, 0);
    }

    // The first rule that holds for apps, too.
    private int PassOver(LiteralSet found, int first)
    {
        while (first >= 0 && !_agents[first].HoldsForApps) first = _matcher.First(found, _nextForApps[first]);
        return first;
    }

    // For each condition, the next one that holds for apps, too; the last always does.
    private int[] NextForApps()
    {
        var next = new int[_agents.Count];
        for (var i = next.Length - 1; i >= 0; i--) next[i] = _agents[i].HoldsForApps ? i : next[i + 1];
        return next;
    }

    private void Add(UserAgentRule rule, List<Condition> conditions)
    {
        foreach (var condition in rule.Alternatives)
        {
            conditions.Add(condition);
            _agents.Add(rule);
            _names.Add(condition.Required[0].Text);
        }
    }

    private static List<Condition> ConditionsOf(IReadOnlyList<RuleTable.Row> rows, List<string> names)
    {
        var conditions = new List<Condition>();
        foreach (var row in rows)
        {
            foreach (var condition in Condition.ReadAll(row.When))
            {
                conditions.Add(condition);
                names.Add(row.Name);
            }
        }
        return conditions;
    }

    private static ReadOnlySpan<char> Decode(ReadOnlySpan<char> text, Span<char> decoded)
    {
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var isBlank = text[i..].StartsWith("%20", StringComparison.Ordinal);
            decoded[length++] = isBlank ? ' ' : text[i];
            if (isBlank) i += 2;
        }
        return decoded[..length];
    }

    private UserAgent Named(int agent, ReadOnlySpan<char> text, bool isInAppView, DeviceType device, string? os)
    {
        var rule = _agents[agent];
        if (rule.Kind == AgentKind.Browser && agent >= _firstBuiltIn)
        {
            if (rule.Id == RuleId.WebKit && isInAppView) return NamelessApp(device, os);
            if (IsCopied(text, device)) return Copied;
            // A person's browser says where it runs, or calls itself Mozilla.
            if (RunsNowhere(rule, device, os) && !IsBrowserLike(text)) return UnnamedProgram;
        }
        if (rule.Kind is AgentKind.App or AgentKind.MailClient && agent >= _firstBuiltIn && RunsNowhere(rule, device, os)
            && (IsCompatible(text) || (!IsBrowserLike(text) && ScriptName.Is(text, _names[agent])))) return UnnamedProgram;
        var version = VersionText.Behind(_names[agent], text);
        // Apple's network library is that of Macs, too, and who runs on Macs alone tells better.
        if (rule.Os == "macOS" && os == "iOS" && text.Contains("CFNetwork/", StringComparison.OrdinalIgnoreCase))
            (device, os) = (rule.Device, rule.Os);
        // The device and system that a proxy, bot or script claims are part of its disguise.
        return rule.Kind is AgentKind.Bot or AgentKind.Library or AgentKind.WebmailProxy or AgentKind.PrivacyProxy
            ? new(rule.Client, version, rule.Kind, DeviceType.Unknown, null, rule.Id)
            : new(rule.Client, version, rule.Kind, device == DeviceType.Unknown ? rule.Device : device, os ?? rule.Os, rule.Id);
    }

    // "Mozilla/5.0 (compatible; PodcastReader/1.0)": crawlers say so, and apps say where they run.
    private static bool IsCompatible(ReadOnlySpan<char> text) => text.Contains("compatible;", StringComparison.OrdinalIgnoreCase);

    private static bool RunsNowhere(UserAgentRule rule, DeviceType device, string? os) =>
        device == DeviceType.Unknown && rule.Device == DeviceType.Unknown && os is null;

    // Browsers, and mail clients that show HTML with a browser's engine, call themselves Mozilla or Opera; apps state where they run.
    // A text with neither is a script. So is a nameless program on Linux or Unix, which is mostly a server.
    private static UserAgent Unnamed(ReadOnlySpan<char> text, DeviceType device, string? os)
    {
        if (device == DeviceType.Unknown && os is null) return UnnamedProgram;
        if (IsCopied(text, device)) return Copied;
        if (IsBrowserLike(text)) return new(null, null, AgentKind.Unknown, device, os, null);
        return os is "Linux" or "Unix" ? UnnamedProgram : NamelessApp(device, os);
    }

    private static UserAgent NamelessApp(DeviceType device, string? os) => new(null, null, AgentKind.App, device, os, "app/unnamed");

    // On phones and tablets, apps show links in views of their own and add their names; on desktops hardly anybody does.
    private static bool IsCopied(ReadOnlySpan<char> text, DeviceType device) =>
        device is DeviceType.Desktop or DeviceType.Unknown && text.StartsWith("Mozilla/", StringComparison.OrdinalIgnoreCase)
            && CopiedBrowser.IsIn(text) && !DesktopWindow.IsIn(text);

    private static bool IsBrowserLike(ReadOnlySpan<char> text) =>
        text.StartsWith("Mozilla", StringComparison.OrdinalIgnoreCase) || text.StartsWith("Opera", StringComparison.OrdinalIgnoreCase);
}
