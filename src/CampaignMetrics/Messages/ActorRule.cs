using System.Text.Json.Serialization;
using CampaignMetrics.Collections;
using CampaignMetrics.Json;
using CampaignMetrics.Messages;

namespace CampaignMetrics;

/// <summary>The rule that decided whether a person or a program caused an event. Rules are tried in this order; the first that applies
/// decides.</summary>
/// <remarks>
/// <para>Security gateways follow links and proxies load images before a reader does, so raw opens and clicks overstate engagement.
/// Reports show counts by rule under their ids, such as <c>near-burst</c>: <see cref="ActorLabel.RuleId"/>.</para>
/// </remarks>
[JsonConverter(typeof(DataConverter<ActorRule>)), JsonForm<ActorRuleConverter>]
public enum ActorRule
{
    /// <summary>The event itself states its actor.</summary>
    Stated,

    /// <summary>A click on a link that no person can see.</summary>
    Honeypot,

    /// <summary>A request from the source of a honeypot click, within <see cref="ActorThresholds.Nearby"/> before or after it.</summary>
    NearHoneypot,

    /// <summary>A HEAD request, or one that announces itself as a prefetch or preview.</summary>
    Prefetch,

    /// <summary>A click from one of the user's scanner networks: <see cref="Enrichment.ScannerNetworks"/>.</summary>
    ScannerNetwork,

    /// <summary>The user agent of a bot, scanner or HTTP library, known or guessed.</summary>
    KnownAgent,

    /// <summary>A user agent that was stated, but is empty.</summary>
    EmptyAgent,

    /// <summary>A click by an image proxy or prefetcher, which load images but follow no links for a reader.</summary>
    ProxyClick,

    /// <summary>A request before any server had accepted the message, when it was in no mailbox yet.</summary>
    BeforeAcceptance,

    /// <summary>An open or view by a proxy that fetches whether or not the reader looks, such as Apple Mail's privacy protection or
    /// Gmail's prefetcher.</summary>
    PrivacyProxy,

    /// <summary>Clicks that follow each other faster than a person clicks: see <see cref="ActorThresholds"/>.</summary>
    Burst,

    /// <summary>A request from the source of a burst, within <see cref="ActorThresholds.Nearby"/> before or after it.</summary>
    NearBurst,

    /// <summary>
    /// A request of an image proxy that fetches when the reader looks (Google, Yahoo). It is the reader's act, but neither their place nor
    /// their time.
    /// </summary>
    ImageProxy,

    /// <summary>No rule applies: a person.</summary>
    Default,

    /// <summary>A rule of the user's own, with the place among the others that the user gave it: <see cref="CustomActorRule"/>.</summary>
    Custom,
}
