namespace CampaignMetrics.Messages;

/// <summary>The best-known clients, proxies and programs: enough for a first report, until a classifier is plugged in.</summary>
internal static class BuiltInAgents
{
    /// <summary>Words in the names of programs: crawlers, link scanners, HTTP libraries.</summary>
    private static readonly string[] Programs =
    [
        "bot", "crawl", "spider", "slurp", "scanner", "scan/", "preview", "monitor", "headless", "phantomjs", "virustotal", "barracuda", "proofpoint",
        "mimecast", "curl/", "wget/", "python-requests", "python-urllib", "aiohttp", "go-http-client", "java/", "apache-httpclient", "okhttp",
        "axios/", "node-fetch", "libwww-perl", "ruby", "guzzlehttp", "postmanruntime", "httpie",
    ];

    private static readonly (string Word, string Client, string Device, AgentKind Kind)[] Clients =
    [
        ("GoogleImageProxy", "Gmail", AgentDescription.Unknown, AgentKind.ImageProxy),
        ("YahooMailProxy", "Yahoo Mail", AgentDescription.Unknown, AgentKind.ImageProxy),
        ("Outlook-iOS", "Outlook", "mobile", AgentKind.Reader),
        ("Outlook-Android", "Outlook", "mobile", AgentKind.Reader),
        ("Microsoft Outlook", "Outlook", "desktop", AgentKind.Reader),
        ("MSOffice", "Outlook", "desktop", AgentKind.Reader),
        ("MacOutlook", "Outlook", "desktop", AgentKind.Reader),
        ("Thunderbird", "Thunderbird", "desktop", AgentKind.Reader),
        ("SamsungBrowser", "Samsung Internet", "mobile", AgentKind.Reader),
        ("Edg/", "Edge", "desktop", AgentKind.Reader),
        ("Firefox/", "Firefox", "desktop", AgentKind.Reader),
        ("Chrome/", "Chrome", "desktop", AgentKind.Reader),
        ("Version/", "Safari", "desktop", AgentKind.Reader),
    ];

    public static AgentDescription Describe(string userAgent)
    {
        if (userAgent.Trim() == "Mozilla/5.0") return new AgentDescription("Apple Mail", AgentDescription.Unknown, AgentKind.Reader);
        foreach (var word in Programs)
            if (userAgent.Contains(word, StringComparison.OrdinalIgnoreCase)) return new AgentDescription(AgentDescription.Unknown, "other", AgentKind.Automation);
        foreach (var (word, client, device, kind) in Clients)
            if (userAgent.Contains(word, StringComparison.Ordinal)) return new AgentDescription(client, Mobile(userAgent) ?? device, kind);
        var isAppleMail = userAgent.EndsWith("(KHTML, like Gecko)", StringComparison.Ordinal) && userAgent.Contains("AppleWebKit", StringComparison.Ordinal);
        return isAppleMail ? new AgentDescription("Apple Mail", Mobile(userAgent) ?? "desktop", AgentKind.Reader) : AgentDescription.Nobody;
    }

    private static string? Mobile(string userAgent) =>
        userAgent.Contains("iPad", StringComparison.Ordinal) ? "tablet"
        : userAgent.Contains("iPhone", StringComparison.Ordinal) || userAgent.Contains("Mobile", StringComparison.Ordinal) ? "mobile" : null;
}
