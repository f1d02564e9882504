using System.Diagnostics;
using System.Globalization;

namespace CampaignMetrics.Benchmarks;

/// <summary>What ledgers with few messages cost, of which a service has one for each customer: memory, and a report.</summary>
internal static class Small
{
    private const int Rounds = 20;

    private static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    /// <param name="ledgers">How many ledgers.</param>
    /// <param name="messages">How many messages each has.</param>
    public static int Run(int ledgers, int messages)
    {
        Say("empty", ledgers, _ => new MessageLedger());
        Say("many events in one call", ledgers, ledger => InOneCall(Events(ledger, messages, IdOf)));
        Say("event by event", ledgers, ledger => OneByOne(Events(ledger, messages, IdOf)));
        Say("event by event, without ids", ledgers, ledger => OneByOne(Events(ledger, messages, _ => default)));
        return 0;
    }

    private static void Say(string what, int ledgers, Func<int, MessageLedger> make)
    {
        make(0).Report();
        var all = new MessageLedger[ledgers];
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < ledgers; i++) all[i] = make(i);
        var bytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / ledgers;
        var rounds = Enumerable.Range(0, Rounds).Select(_ => ReportAll(all)).ToList(); // the first rounds are also compiled
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: {all[0].EventCount} events, {bytes:N0} bytes a ledger, a report {rounds.Min():0.000} ms"));
    }

    /// <returns>Milliseconds a report.</returns>
    private static double ReportAll(MessageLedger[] ledgers)
    {
        var watch = Stopwatch.StartNew();
        foreach (var ledger in ledgers) _ = ledger.Report().Counts;
        return watch.Elapsed.TotalMilliseconds / ledgers.Length;
    }

    private static MessageLedger InOneCall(IEnumerable<EmailEvent> events)
    {
        var ledger = new MessageLedger();
        ledger.Apply(events);
        return ledger;
    }

    private static MessageLedger OneByOne(IEnumerable<EmailEvent> events)
    {
        var ledger = new MessageLedger();
        foreach (var emailEvent in events) ledger.Apply(emailEvent);
        return ledger;
    }

    /// <summary>Each message is sent and delivered; each second is opened, each tenth clicked.</summary>
    private static IEnumerable<EmailEvent> Events(int ledger, int messages, Func<Random, EventId> idOf)
    {
        var random = new Random(ledger);
        for (var i = 0; i < messages; i++)
        {
            ContactId to = string.Create(CultureInfo.InvariantCulture, $"contact{i}@shop.example");
            yield return new Sent { Id = idOf(random), At = Start.AddSeconds(i), Email = "spring", Recipient = to };
            yield return new Delivered { Id = idOf(random), At = Start.AddSeconds(i + 2), Email = "spring", Recipient = to };
            var request = new WebRequest
            {
                UserAgent = string.Create(CultureInfo.InvariantCulture, $"Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:{140 + i % 4}.0)"),
                Ip = string.Create(CultureInfo.InvariantCulture, $"81.2.{i % 256}.1"),
            };
            var at = Start.AddMinutes(i + 5);
            if (i % 2 == 0) yield return new Opened { Id = idOf(random), At = at, Email = "spring", Recipient = to, Request = request };
            if (i % 10 == 0)
                yield return new Clicked
                {
                    Id = idOf(random), At = at.AddMinutes(1), Email = "spring", Recipient = to, Request = request,
                    Url = string.Create(CultureInfo.InvariantCulture, $"https://shop.example/{i % 3}"),
                };
        }
    }

    /// <summary>A UUID, as providers name events.</summary>
    private static EventId IdOf(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }
}
