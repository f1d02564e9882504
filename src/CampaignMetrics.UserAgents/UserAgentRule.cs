using CampaignMetrics.UserAgents.Matching;

namespace CampaignMetrics.UserAgents;

/// <summary>A rule that recognises a program by what its user agent contains.</summary>
/// <remarks>
/// <see cref="When"/> is a list of alternatives divided by <c>|</c>, each a list of terms divided by <c>&amp;</c> that must all hold;
/// <c>!</c> before a term, which cannot be the first, negates it. A term is a text that must occur, regardless of case, as a whole word.
/// Marks at its ends ask for something else: <c>*</c> lets it run on inside a word, <c>^</c> in front ties it to the beginning of the
/// user agent and <c>$</c> behind to its end, <c>#</c> behind asks for a digit to follow and <c>@</c> for a letter, and <c>*$</c> behind
/// makes it the beginning of the last word.
/// </remarks>
/// <example><c>new UserAgentRule("Acme Mail", AgentKind.MailClient, "acmemail/ | acme &amp; mail/ &amp; !acmemailer*")</c></example>
public sealed class UserAgentRule
{
    /// <summary>Creates a rule. The version is looked for behind the first term of an alternative.</summary>
    /// <param name="client">The program's name.</param>
    /// <param name="kind">The kind of program.</param>
    /// <param name="when">What the user agent contains: printable ASCII, as described in the remarks of this type.</param>
    /// <param name="device">The device, where the user agent states none.</param>
    /// <param name="os">The operating system, where the user agent states none; null when not known.</param>
    /// <param name="id">The rule's id; null for kind and client in lower case, such as <c>mail-client/acme-mail</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> or <paramref name="when"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="kind"/> or <paramref name="device"/> is not a member of its enum.
    /// </exception>
    /// <exception cref="ArgumentException"><paramref name="when"/> is not such a list.</exception>
    public UserAgentRule(
        string client, AgentKind kind, string when, DeviceType device = DeviceType.Unknown, string? os = null, string? id = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(when);
        (Client, Kind, When, Device, Os) = (client, Door.Known(kind, nameof(kind)), when, Door.Known(device, nameof(device)), os);
        Id = id ?? RuleId.Of(kind, client);
        Alternatives = Condition.ReadAll(when);
    }

    /// <summary>The program's name.</summary>
    public string Client { get; }

    /// <summary>The kind of program.</summary>
    public AgentKind Kind { get; }

    /// <summary>The condition: what the user agent must contain, as written in the table.</summary>
    public string When { get; }

    /// <summary>The device, where the user agent states none.</summary>
    public DeviceType Device { get; }

    /// <summary>The operating system, where the user agent states none; null when not known.</summary>
    public string? Os { get; }

    /// <summary>The id that results report as <see cref="UserAgent.Rule"/>.</summary>
    public string Id { get; }

    internal Condition[] Alternatives { get; }

    /// <summary>False for names that a person's app may bear, too (<c>app-views.txt</c>).</summary>
    internal bool HoldsForApps { get; init; } = true;
}
