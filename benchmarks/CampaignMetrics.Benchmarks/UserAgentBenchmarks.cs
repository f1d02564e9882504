using BenchmarkDotNet.Attributes;
using CampaignMetrics.UserAgents;

namespace CampaignMetrics.Benchmarks;

/// <summary>Reading user agents: new ones (the rules run), repeated ones (the cache answers), and making a parser.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class UserAgentBenchmarks
{
    private const int Count = 4096;

    private static readonly string[] Shapes =
    [
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{0}.0.0.0 Safari/537.36",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4_{0} like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
        "Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 10.0; WOW64; Trident/7.0; .NET4.0C; .NET4.0E; Microsoft Outlook 16.0.{0}; ms-office; MSOffice 16)",
        "Mozilla/5.0 (Linux; Android 13; SM-A{0}B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/23.0 Chrome/115.0.0.0 Mobile Safari/537.36",
        "Mozilla/5.0 (X11; Linux x86_64; rv:{0}.0) Gecko/20100101 Thunderbird/{0}.1.0",
        "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/{0}.0 (via ggpht.com GoogleImageProxy)",
        "Mozilla/5.0 (compatible; Googlebot/2.{0}; +http://www.google.com/bot.html)",
        "python-requests/2.{0}.0",
    ];

    private readonly string[] _texts = [.. Enumerable.Range(0, Count).Select(i => string.Format(null, Shapes[i % Shapes.Length], 100 + i))];
    private readonly UserAgentParser _uncached = new(cacheSize: 0);
    private readonly UserAgentParser _small = new(cacheSize: 4);
    private readonly UserAgentParser _cached = new();
    private int _next;

    [GlobalSetup]
    public void FillCache()
    {
        foreach (var text in _texts.AsSpan(0, 64)) _cached.Parse(text);
    }

    /// <summary>A user agent that was never seen: the rules, without the cache.</summary>
    [Benchmark(Baseline = true)]
    public UserAgent Cold() => _uncached.Parse(_texts[_next++ & (Count - 1)]);

    /// <summary>The same, and the result goes into the cache.</summary>
    [Benchmark]
    public UserAgent ColdIntoCache() => _small.Parse(_texts[_next++ & (Count - 1)]);

    /// <summary>One of 64 user agents that were seen before.</summary>
    [Benchmark]
    public UserAgent Repeated() => _cached.Parse(_texts[_next++ & 63]);

    /// <summary>Compiling the rules.</summary>
    [Benchmark]
    public UserAgentParser MakeParser() => new();
}
