using CampaignMetrics.UserAgents.Caching;
using CampaignMetrics.UserAgents.Matching;

namespace CampaignMetrics.UserAgents;

/// <summary>Classifies user agents with the built-in rules, and with rules of your own that are tried first.</summary>
/// <remarks>
/// Use <see cref="Default"/>, or <see cref="UserAgent.Parse"/>, unless you have rules of your own. Immutable except for its bounded cache,
/// and safe for use by many threads at once.
/// </remarks>
public sealed class UserAgentParser
{
    private readonly RuleSet _rules;
    private readonly AgentCache? _cache;

    /// <summary>Creates a parser. Compiling the rules takes some hundredths of a second, so create one and keep it.</summary>
    /// <param name="inFront">Rules that are tried before the built-in ones, in this order; null for none.</param>
    /// <param name="cacheSize">How many results are cached at most, rounded up to a power of two of at least 4; 0 for no cache. The default
    /// is 4,096. User agents of more than 1,024 characters are never cached.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="cacheSize"/> is negative or beyond 1,048,576.</exception>
    /// <exception cref="ArgumentNullException">A rule is null.</exception>
    /// <exception cref="ArgumentException">The rules are too many: together they hold 65,535 distinct terms, or more distinct
    /// beginnings of terms.</exception>
    public UserAgentParser(IEnumerable<UserAgentRule>? inFront = null, int cacheSize = 4096)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cacheSize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cacheSize, 1 << 20);
        _rules = new RuleSet((inFront ?? []).Select(rule => Door.Given(rule, nameof(inFront))));
        _cache = cacheSize == 0 ? null : new AgentCache(cacheSize);
    }

    /// <summary>The parser with the built-in rules alone, which <see cref="UserAgent.Parse"/> uses.</summary>
    public static UserAgentParser Default { get; } = new();

    /// <summary>Classifies a user agent. Never throws; takes time linear in the length.</summary>
    /// <param name="text">The <c>User-Agent</c> header. Null (not reported) is unknown; an empty one is a
    /// bot.</param>
    /// <param name="requestedWith">The <c>X-Requested-With</c> header, in which an Android web view names its app; null when not
    /// given.</param>
    public UserAgent Parse(string? text, string? requestedWith = null)
    {
        if (text is null) return default;
        if (_cache is null || !_cache.TryGet(text, out var agent))
        {
            agent = _rules.Classify(text);
            _cache?.Add(text, agent);
        }
        return requestedWith is null ? agent : AndroidApp.Refine(agent, requestedWith);
    }

    /// <summary>Classifies a user agent without the cache. Never throws; takes time linear in the length.</summary>
    /// <param name="text">The <c>User-Agent</c> header; one that is empty is a bot, and what stands for a missing one is unknown.</param>
    public UserAgent Parse(ReadOnlySpan<char> text) => _rules.Classify(text);
}
