using System.Collections.Immutable;
using CampaignMetrics.Bounces;
using CampaignMetrics.UserAgents;

namespace CampaignMetrics;

/// <summary>Tells a user agent's client, device and role.</summary>
/// <param name="userAgent">The user agent, not empty, letter for letter.</param>
public delegate AgentDescription AgentClassifier(string userAgent);

/// <summary>Tells the place of an IP address; nowhere when it has none.</summary>
/// <param name="ip">The address as the event states it.</param>
public delegate Place PlaceLookup(string ip);

/// <summary>Tells a bounce's class and reason from what the server said.</summary>
/// <param name="response">The response.</param>
public delegate BounceVerdict BounceJudge(ServerResponse response);

/// <summary>Tells whether an IP address belongs to a privacy relay.</summary>
/// <param name="ip">The address as the event states it.</param>
public delegate bool PrivacyRelayTest(string ip);

/// <summary>Tells whether an IP address belongs to a network of link scanners.</summary>
/// <param name="ip">The address as the event states it.</param>
public delegate bool ScannerNetworkTest(string ip);

/// <summary>
/// The knowledge that labels events; it never drops any. Each is asked by
/// several threads, and once for each distinct text by a thread that needs it.
/// </summary>
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
    /// <summary>What the library knows by itself.</summary>
    public static Enrichment Default { get; } = new();

    /// <summary>User agents.</summary>
    /// <value>The default value is the rules of <see cref="UserAgent.Parse"/>.</value>
    public AgentClassifier Agents { get; init => field = Door.Given(value); } = static text => AgentDescription.Of(UserAgent.Parse(text));

    /// <summary>Places of IP addresses; asked only where an event states no place.</summary>
    /// <value>The default value is null: no address has a place.</value>
    public PlaceLookup? Places { get; init; }

    /// <summary>Which database <see cref="Places"/> asks: reports name it.</summary>
    /// <value>The default value is null: not known.</value>
    public PlacesSource? PlacesBy { get; init; }

    /// <summary>Bounces whose class the event does not state.</summary>
    /// <value>The default value is <see cref="BounceClassifier.Default"/>; with null their class is undetermined.</value>
    public BounceJudge? Bounces { get; init; } = Judge;

    /// <summary>
    /// The addresses of privacy relays: a bare <c>Mozilla/5.0</c> must come through one
    /// to be Apple's privacy proxy, and an open through one has not the reader's place.
    /// </summary>
    /// <value>The default value is null: none is known, and a bare <c>Mozilla/5.0</c> may come from anywhere.</value>
    public PrivacyRelayTest? PrivacyRelay { get; init; }

    /// <summary>The networks of link scanners that the user knows: a click from one is a program's.</summary>
    /// <value>The default value is null: none is known.</value>
    public ScannerNetworkTest? ScannerNetworks { get; init; }

    /// <summary>The servers that take the mail of domains: by them breakdowns tell who runs the mailboxes of a company's own
    /// domain.</summary>
    /// <value>The default value is null: only the domains that providers give to consumers are known.</value>
    public MailExchangeLookup? MailExchanges { get; init; }

    /// <summary>The numbers in the rules that tell people from programs.</summary>
    public ActorThresholds Thresholds { get; init => field = Door.Given(value); } = ActorThresholds.Default;

    /// <summary>
    /// Rules of one's own that tell people from programs, each at its place among the built-in ones; those of one place are asked in
    /// this order. They cost time only for messages with opens, clicks or views. A rule that throws ends what asked for it with an
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
