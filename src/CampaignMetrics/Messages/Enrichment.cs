using System.Collections.Immutable;
using CampaignMetrics.Bounces;
using CampaignMetrics.UserAgents;

namespace CampaignMetrics;

/// <summary>Classifies a user agent: its client, device and role.</summary>
/// <param name="userAgent">The user agent, not empty, letter for letter.</param>
public delegate AgentDescription AgentClassifier(string userAgent);

/// <summary>Finds the place of an IP address; the default <see cref="Place"/> when it is not known.</summary>
/// <param name="ip">The address as the event states it.</param>
public delegate Place PlaceLookup(string ip);

/// <summary>Classifies a bounce: its class and reason, from the server's response.</summary>
/// <param name="response">The response.</param>
public delegate BounceVerdict BounceJudge(ServerResponse response);

/// <summary>Decides whether an IP address belongs to a privacy relay.</summary>
/// <param name="ip">The address as the event states it.</param>
public delegate bool PrivacyRelayTest(string ip);

/// <summary>Decides whether an IP address belongs to a network of link scanners.</summary>
/// <param name="ip">The address as the event states it.</param>
public delegate bool ScannerNetworkTest(string ip);

/// <summary>
/// What a ledger knows beside its events: user agents, places, bounces, networks, and the rules that tell people from programs. It labels
/// events and never drops any.
/// </summary>
/// <remarks>
/// <para>Set it as <see cref="LedgerOptions.Enrichment"/>. Several threads call the delegates at once. A call that makes a report caches
/// the answers for user agents, places and bounces per thread; the tests of networks are called for each request.</para>
/// </remarks>
/// <example>
/// <code>
/// var options = new LedgerOptions
/// {
///     Enrichment = new Enrichment { Places = ip =&gt; ip == "192.0.2.1" ? new("NL", "North Holland", "Amsterdam") : default },
/// };
/// </code>
/// </example>
public sealed record Enrichment
{
    /// <summary>What the library knows without further data.</summary>
    public static Enrichment Default { get; } = new();

    /// <summary>Classifies user agents.</summary>
    /// <value>The default value is the rules of <see cref="UserAgent.Parse"/>.</value>
    public AgentClassifier Agents { get; init => field = Door.Given(value); } = static text => AgentDescription.Of(UserAgent.Parse(text));

    /// <summary>Finds places of IP addresses; called only where an event states no place.</summary>
    /// <value>The default value is null: no address has a place.</value>
    public PlaceLookup? Places { get; init; }

    /// <summary>The database behind <see cref="Places"/>, which reports name as their source.</summary>
    /// <value>The default value is null: not known.</value>
    public PlacesSource? PlacesBy { get; init; }

    /// <summary>Classifies bounces whose class or reason the event does not state.</summary>
    /// <value>The default value is <see cref="BounceClassifier.Default"/>; with null their class is undetermined.</value>
    public BounceJudge? Bounces { get; init; } = Judge;

    /// <summary>
    /// Recognises addresses of privacy relays. A bare <c>Mozilla/5.0</c> must come from one to count as Apple's privacy proxy, and a
    /// request from one does not show the reader's place.
    /// </summary>
    /// <value>The default value is null: none is known, and a bare <c>Mozilla/5.0</c> may come from anywhere.</value>
    public PrivacyRelayTest? PrivacyRelay { get; init; }

    /// <summary>Recognises networks of link scanners that you know: a click from one is a program's.</summary>
    /// <value>The default value is null: none is known.</value>
    public ScannerNetworkTest? ScannerNetworks { get; init; }

    /// <summary>Finds the mail servers of a domain (MX records), by which breakdowns tell who runs the mailboxes of a company's own
    /// domain.</summary>
    /// <value>The default value is null: only the domains that providers give to consumers are known.</value>
    public MailExchangeLookup? MailExchanges { get; init; }

    /// <summary>The time windows and counts of the rules that tell people from programs.</summary>
    public ActorThresholds Thresholds { get; init => field = Door.Given(value); } = ActorThresholds.Default;

    /// <summary>
    /// Your own rules that tell people from programs, each at its place among the built-in ones; rules at one place are tried in this
    /// order. They are called only for messages with opens, clicks or views. A rule that throws ends the call that needed it with an
    /// <see cref="InvalidOperationException"/> that names the rule.
    /// </summary>
    /// <value>The default value is empty.</value>
    /// <exception cref="ArgumentException">Two have the same id.</exception>
    public ImmutableArray<CustomActorRule> ActorRules
    {
        get;
        init
        {
            if (Door.Given(value).DistinctBy(rule => rule.Id).Count() < value.Length)
                throw new ArgumentException("Two rules have the same id.", nameof(ActorRules));
            field = value;
        }
    } = [];

    private static BounceVerdict Judge(ServerResponse response)
    {
        if (string.IsNullOrEmpty(response.Smtp) && string.IsNullOrEmpty(response.Status)) return default;
        EnhancedStatusCode.TryParse(response.Status ?? "", out var status);
        return BounceClassifier.Default.Classify(
            SmtpReply.Parse(response.Smtp ?? ""), new BounceContext(RemoteHost: response.RemoteMta, Status: status));
    }
}
