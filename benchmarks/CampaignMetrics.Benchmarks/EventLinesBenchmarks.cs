using System.Text;
using BenchmarkDotNet.Attributes;
using CampaignMetrics.Engine.Lines;
using CampaignMetrics.Events;

namespace CampaignMetrics.Benchmarks;

/// <summary>Reading event lines: into fields, as the fold reads them, and into records.</summary>
[MemoryDiagnoser]
public class EventLinesBenchmarks
{
    private static readonly byte[] Line = Encoding.UTF8.GetBytes(
        """{"id":"evt-000123456","type":"clicked","at":"2026-03-24T09:12:31.120Z","email":"spring-sale","campaign":"spring","recipient":"ann.smith@example.com","list":"newsletter","url":"https://shop.example/spring/garden","part":"html","ip":"203.0.113.7","userAgent":"Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0"}""");

    private readonly EventLineParser _parser = new();
    private readonly EventFields _fields = new();
    private readonly string _text = Encoding.UTF8.GetString(Line);

    [Benchmark(Baseline = true)]
    public long Fields()
    {
        _parser.Parse(Line, _fields);
        return _fields.At;
    }

    [Benchmark]
    public EmailEvent? Record() => EventLines.Parse(_text).Event;
}
