namespace CampaignMetrics.Cli.Output;

/// <summary>Explains in words the rules that leave events out.</summary>
internal static class RuleTexts
{
    public static string Explain(string rule) => rule switch
    {
        "stated" => "the source says that a machine did it",
        "honeypot" => "clicks on a link that no person can see",
        "near-honeypot" => "from the address or user agent of a honeypot click",
        "prefetch" => "HEAD requests and announced prefetches",
        "scanner-network" => "clicks from the networks of scanners that you named",
        "known-agent" => "user agents of bots, scanners and libraries",
        "empty-agent" => "an empty user agent",
        "proxy-click" => "clicks by proxies, which load images only",
        "before-acceptance" => "before any server had taken the message",
        "privacy-proxy" => "proxies that fetch whether or not anybody looks",
        "burst" => "clicks on several links within seconds",
        "near-burst" => "from the address or user agent of a burst",
        "tracking-off" => "the email was not tracked then",
        "link-role" => "links for unsubscribing or preferences",
        "not-delivered" => "the message did not end delivered",
        _ => "",
    };
}
