namespace CampaignMetrics.UserAgents;

/// <summary>
/// What a <c>User-Agent</c> header says about the program that opened or clicked, its device and its operating system.
/// The default value knows nothing: kind and device are unknown, everything else is null.
/// </summary>
/// <param name="Client">The program's name without version, such as <c>Outlook</c>; for an image proxy, the mail service it works for;
/// null when not known.</param>
/// <param name="Version">The program's version as written, at most 32 characters; null when not stated.</param>
/// <param name="Kind">The kind of program.</param>
/// <param name="Device">The type of device it runs on. Proxies, bots and libraries have none: what they claim is not the reader's.</param>
/// <param name="Os">
/// The family of the operating system, such as <c>Windows</c>, <c>macOS</c>, <c>iOS</c> (also on iPads), <c>Android</c>, <c>Linux</c> or
/// <c>Chrome OS</c>; null when not known, and for proxies, bots and libraries.
/// </param>
/// <param name="Rule">The id of the rule that decided, such as <c>mail-client/thunderbird</c>; null when no rule applies.</param>
/// <example>
/// <code>
/// Console.WriteLine(UserAgent.Parse("Barracuda Sentinel (EE)").Actor);   // Automation
/// </code>
/// </example>
public readonly record struct UserAgent(string? Client, string? Version, AgentKind Kind, DeviceType Device, string? Os, string? Rule)
{
    /// <summary>The kind of program.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a member of <see cref="AgentKind"/>.</exception>
    public AgentKind Kind { get; init => field = Door.Known(value); } = Door.Known(Kind);

    /// <summary>The type of device it runs on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a member of <see cref="DeviceType"/>.</exception>
    public DeviceType Device { get; init => field = Door.Known(value); } = Door.Known(Device);

    /// <summary>
    /// Who acts through this user agent. Bots and libraries are automation; anything that is not known to be a machine counts as a person.
    /// </summary>
    public AgentActor Actor => Kind switch
    {
        AgentKind.Bot or AgentKind.Library => AgentActor.Automation,
        AgentKind.PrivacyProxy => AgentActor.PrivacyProxy,
        AgentKind.Unknown or AgentKind.MailClient or AgentKind.WebmailProxy or AgentKind.Browser or AgentKind.App => AgentActor.Human,
    };

    /// <summary>
    /// True if it counts as a bot only because its text names no known program: a guess. Reports count it as a program too.
    /// </summary>
    public bool IsGuess => Rule == RuleId.UnnamedProgram;

    /// <summary>
    /// True if the request comes from a proxy, so that neither its IP address (the place) nor its timing (the reading time) is the
    /// reader's.
    /// </summary>
    public bool IsProxied => Kind is AgentKind.WebmailProxy or AgentKind.PrivacyProxy;

    /// <summary>
    /// Classifies a user agent with the built-in rules and a shared cache. Never throws; takes time linear in the length.
    /// </summary>
    /// <param name="text">The <c>User-Agent</c> header. Null (not reported) is unknown, and so is what stands for a missing one, such as
    /// <c>-</c> or <c>null</c>; an empty one is a bot.</param>
    /// <param name="requestedWith">The <c>X-Requested-With</c> header, in which an Android web view names its app; null when not
    /// given.</param>
    public static UserAgent Parse(string? text, string? requestedWith = null) => UserAgentParser.Default.Parse(text, requestedWith);
}
