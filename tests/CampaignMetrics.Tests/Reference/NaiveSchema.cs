namespace CampaignMetrics.Tests.Reference;

/// <summary>The interfaces' table of properties: which of them are for which type.</summary>
internal static class NaiveSchema
{
    private static readonly string[] OfAll = ["campaign", "send", "list", "workflow", "tags"];
    private static readonly string[] OfActors = ["actor", "bot"];
    private static readonly string[] OfRequests = [.. OfActors, "userAgent", "ip", "method", "purpose", "country", "region", "city"];
    private static readonly string[] OfAnswers = ["smtp", "status", "bounceClass", "bounceReason", "providerReason", "remoteMta"];

    private static readonly Dictionary<string, string[]> Types = new()
    {
        ["sent"] = [],
        ["notSent"] = ["reason"],
        ["deferred"] = OfAnswers,
        ["delivered"] = [],
        ["bounced"] = [.. OfAnswers, "autoReply"],
        ["opened"] = OfRequests,
        ["clicked"] = [.. OfRequests, "url", "link", "part", "role", "variant"],
        ["viewed"] = [.. OfRequests, "seconds"],
        ["replied"] = OfActors,
        ["forwarded"] = OfActors,
        ["unsubscribed"] = [.. OfRequests, "scope", "reason"],
        ["resubscribed"] = [.. OfActors, "scope"],
        ["spamReported"] = OfActors,
        ["unbounced"] = [],
        ["converted"] = [.. OfActors, "goal", "amount", "currency", "order", "source"],
    };

    private static readonly string[] WithoutEmail = ["unsubscribed", "resubscribed", "spamReported", "unbounced", "converted"];

    public static string[] Booleans { get; } = ["bot", "autoReply"];

    public static string[] Numbers { get; } = ["seconds", "amount"];

    public static IReadOnlyDictionary<string, string[]> Words { get; } = new Dictionary<string, string[]>
    {
        ["actor"] = ["human", "privacyProxy", "automation", "unknown"],
        ["role"] = ["content", "unsubscribe", "preferences", "viewInBrowser", "honeypot"],
        ["part"] = ["html", "text"],
    };

    public static bool IsType(string type) => Types.ContainsKey(type);

    public static bool NeedsEmail(string type) => !WithoutEmail.Contains(type);

    public static IEnumerable<string> PropertiesOf(string type) => OfAll.Concat(Types[type]);

    /// <summary>Every property that some type has.</summary>
    public static IReadOnlyList<string> All { get; } = [.. OfAll.Concat(Types.Values.SelectMany(names => names)).Distinct()];
}
