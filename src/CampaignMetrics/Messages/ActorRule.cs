using System.Text.Json.Serialization;
using CampaignMetrics.Collections;
using CampaignMetrics.Json;
using CampaignMetrics.Messages;

namespace CampaignMetrics;

/// <summary>Which rule decided who did it. The first that holds decides, in this order.</summary>
[JsonConverter(typeof(DataConverter<ActorRule>)), JsonForm<ActorRuleConverter>]
public enum ActorRule
{
    /// <summary>The event itself states its actor.</summary>
    Stated,

    /// <summary>A click on a link that no person can see.</summary>
    Honeypot,

    /// <summary>From the source of a honeypot click, shortly before or after it.</summary>
    NearHoneypot,

    /// <summary>A HEAD request, or one that announces itself as a prefetch or preview.</summary>
    Prefetch,

    /// <summary>A click from one of the user's scanner networks: <see cref="Enrichment.ScannerNetworks"/>.</summary>
    ScannerNetwork,

    /// <summary>The user agent of a bot, scanner or HTTP library, known or guessed.</summary>
    KnownAgent,

    /// <summary>A user agent that was given, but empty.</summary>
    EmptyAgent,

    /// <summary>A click by an image proxy, a prefetcher or a sampler: those load images and follow no links for a reader.</summary>
    ProxyClick,

    /// <summary>Before any server had taken the message, when it lay in no mailbox.</summary>
    BeforeAcceptance,

    /// <summary>An open or view by a proxy that fetches whether or not the reader looks: Apple Mail's privacy protection, Gmail's
    /// prefetcher.</summary>
    PrivacyProxy,

    /// <summary>Clicks on several links within seconds.</summary>
    Burst,

    /// <summary>From the source of a burst, shortly before or after it.</summary>
    NearBurst,

    /// <summary>
    /// An image proxy that fetches when the reader looks (Google, Yahoo): the reader's act, but neither their place nor their time.
    /// </summary>
    ImageProxy,

    /// <summary>Nothing speaks against a person.</summary>
    Default,

    /// <summary>A rule of the user's own, which has its place among the others: <see cref="CustomActorRule"/>.</summary>
    Custom,
}
