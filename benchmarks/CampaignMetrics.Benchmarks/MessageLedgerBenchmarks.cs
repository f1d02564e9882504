using BenchmarkDotNet.Attributes;

namespace CampaignMetrics.Benchmarks;

/// <summary>Folding, reporting and merging 20,000 messages.</summary>
[MemoryDiagnoser]
public class MessageLedgerBenchmarks
{
    private const int Messages = 20_000;

    private readonly EmailEvent[] _events = [.. Enumerable.Range(0, Messages).SelectMany(EventsOf)];
    private readonly MessageLedger _ledger = new();
    private Report _report = null!;

    [GlobalSetup]
    public void Setup()
    {
        foreach (var one in _events) _ledger.Apply(one);
        _report = _ledger.Report();
    }

    [Benchmark(OperationsPerInvoke = Messages * 4)]
    public MessageLedger Fold()
    {
        var ledger = new MessageLedger();
        foreach (var one in _events) ledger.Apply(one);
        return ledger;
    }

    /// <summary>Steady state: events that the ledger knows, so that nothing grows.</summary>
    [Benchmark(OperationsPerInvoke = Messages * 4)]
    public void ApplyCopies()
    {
        foreach (var one in _events) _ledger.Apply(one);
    }

    /// <summary>Two threads at one ledger, each with half of the events.</summary>
    [Benchmark(OperationsPerInvoke = Messages * 4)]
    public void ApplyCopiesByTwoThreads() => Parallel.For(0, 2, half =>
    {
        for (var i = half; i < _events.Length; i += 2) _ledger.Apply(_events[i]);
    });

    [Benchmark]
    public Report Report() => _ledger.Report(Definition.HubSpot);

    [Benchmark]
    public Report Merge() => CampaignMetrics.Report.Merge(_report, _report);

    [Benchmark]
    public byte[] Json() => _report.ToJson();

    private static IEnumerable<EmailEvent> EventsOf(int i)
    {
        var at = new DateTimeOffset(2026, 3, 24, 9, 0, 0, TimeSpan.Zero).AddSeconds(i);
        ContactId contact = $"contact-{i}@domain-{i % 50}.example";
        yield return new Sent { Id = $"s{i}", At = at, Email = "spring", Recipient = contact };
        yield return new Delivered { Id = $"d{i}", At = at.AddSeconds(3), Email = "spring", Recipient = contact };
        yield return new Opened
        {
            Id = $"o{i}", At = at.AddHours(1), Email = "spring", Recipient = contact,
            Request = new WebRequest { UserAgent = "Thunderbird/115.0", Ip = $"10.0.{i / 256 % 256}.{i % 256}" },
        };
        yield return new Clicked
        {
            Id = $"c{i}", At = at.AddHours(2), Email = "spring", Recipient = contact, Url = $"https://shop.example/{i % 9}",
        };
    }
}
