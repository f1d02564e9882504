using System.Text;
using CampaignMetrics.Tests.Events;
using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.Tests.Messages;

/// <summary>A service holds thousands of ledgers with a few messages each.</summary>
/// <remarks>Memory is measured of the whole process, so no other tests run meanwhile.</remarks>
[Collection(Alone)]
public sealed class SmallLedgerTests
{
    private const string Alone = "Measures memory";
    private const int Ledgers = 300, Messages = 100, Times = 5;

    /// <summary>Ledgers of a hundred messages with 260 events whose ids are UUIDs.</summary>
    [Fact]
    public void A_ledger_filled_in_one_call_takes_at_most_24_kilobytes() =>
        Assert.InRange(BytesOf(ledger => InOneCall(ledger)), 1, 24 << 10);

    [Fact]
    public void A_ledger_filled_event_by_event_takes_at_most_24_kilobytes() =>
        Assert.InRange(BytesOf(ledger => OneByOne(ledger)), 1, 24 << 10);

    [Fact]
    public void A_ledger_without_events_takes_at_most_4_kilobytes() =>
        Assert.InRange(BytesOf(_ => new MessageLedger()), 1, 4 << 10);

    [Fact]
    public void A_report_leaves_little_behind_in_a_small_ledger() =>
        Assert.InRange(
            BytesOf(ledger =>
            {
                var reported = InOneCall(ledger);
                reported.Report();
                return reported;
            }),
            1, 26 << 10);

    /// <summary>Single events of small ledgers are prepared with what the process has for all of them.</summary>
    [Fact]
    public void Ledgers_that_get_single_events_in_turn_are_each_as_if_alone() =>
        Prop.ForAll(
            Gen.Zip(AnyEvent.Event, Gen.Choose(0, 2)).ArrayOf().ToArbitrary(),
            happened =>
            {
                MessageLedger[] inTurn = [new(), new(Ignoring), new()], alone = [new(), new(Ignoring), new()];
                foreach (var (emailEvent, ledger) in happened) inTurn[ledger].Apply(emailEvent);
                for (var i = 0; i < alone.Length; i++) alone[i].Apply(happened.Where(told => told.Item2 == i).Select(told => told.Item1));
                return inTurn.Select(Exported).SequenceEqual(alone.Select(Exported));
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void Threads_that_write_to_many_small_ledgers_in_turn_lose_and_mix_nothing()
    {
        MessageLedger[] ledgers = [.. Enumerable.Range(0, 50).Select(_ => new MessageLedger())];
        Parallel.For(0, 5_000, i => ledgers[i % 50].Apply(Some.Sent(i, $"contact{i}@shop.example", $"email-{i % 50}")));
        foreach (var (i, ledger) in ledgers.Index())
            Assert.Equal((100, $"email-{i}"), (ledger.EventCount, Assert.Single(ledger.Report().Emails).Email.Value));
    }

    [Theory]
    [InlineData(1_023)]
    [InlineData(1_024)]
    [InlineData(1_025)]
    [InlineData(3_000)]
    public void A_ledger_that_grew_large_reports_all_it_had_when_it_was_small(int messages)
    {
        EmailEvent[] events = [.. Enumerable.Range(0, messages).SelectMany(i => Of(i))];
        var ledger = new MessageLedger();
        foreach (var emailEvent in events) ledger.Apply(emailEvent);
        foreach (var emailEvent in events) Assert.Equal(ApplyOutcome.Duplicate, ledger.Apply(emailEvent).Outcome);
        var report = ledger.Report();
        Assert.Equal((messages, messages), (report.Counts[Metric.Sent], report.Counts[Metric.Opened]));
        Assert.Equal((2 * messages, 2 * messages), (report.Input.Events, report.Input.Duplicates));
    }

    [Fact]
    public void A_ledger_that_grows_large_while_threads_write_loses_nothing()
    {
        for (var round = 0; round < 20; round++)
        {
            var ledger = new MessageLedger();
            Parallel.For(0, 2_000, i => ledger.Apply(Some.Sent(i, $"contact{i}@shop.example")));
            Assert.Equal(2_000, ledger.EventCount);
        }
    }

    [Fact]
    public void Reports_while_a_ledger_grows_large_see_what_was_applied_before()
    {
        var ledger = new MessageLedger();
        for (var i = 0; i < 1_100; i++)
        {
            ledger.Apply(Some.Sent(i, $"contact{i}@shop.example"));
            if (i > 1_000) Assert.Equal(i + 1, ledger.Report().Counts[Metric.Sent]);
        }
    }

    private static EmailEvent[] Of(int i) => [Some.Sent(i, $"contact{i}@shop.example"), Some.Opened(i + 2, to: $"contact{i}@shop.example")];

    private static readonly LedgerOptions Ignoring = new() { IgnoredParameters = ["a"] };

    private static string Exported(MessageLedger ledger)
    {
        var lines = new MemoryStream();
        ledger.Export(lines);
        return Encoding.UTF8.GetString(lines.ToArray());
    }

    /// <summary>What a ledger takes, beside what all share. The median of several times: what other tests left behind, such as pooled
    /// arrays, is freed at a time of its own.</summary>
    private static long BytesOf(Func<int, MessageLedger> make)
    {
        _ = make(0);
        return Enumerable.Range(0, Times).Select(_ => BytesOfMany(make)).Order().ElementAt(Times / 2) / Ledgers;
    }

    private static long BytesOfMany(Func<int, MessageLedger> make)
    {
        var all = new MessageLedger[Ledgers];
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < all.Length; i++) all[i] = make(i);
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(all);
        return bytes;
    }

    private static MessageLedger InOneCall(int seed)
    {
        var ledger = new MessageLedger();
        ledger.Apply(Typical(new Random(seed)));
        return ledger;
    }

    private static MessageLedger OneByOne(int seed)
    {
        var ledger = new MessageLedger();
        foreach (var emailEvent in Typical(new Random(seed))) ledger.Apply(emailEvent);
        return ledger;
    }

    /// <summary>Each message is sent and delivered, each second opened, each tenth clicked.</summary>
    private static IEnumerable<EmailEvent> Typical(Random random)
    {
        for (var i = 0; i < Messages; i++)
        {
            ContactId to = $"contact{i}@shop.example";
            string agent = $"{Some.Browser}.{i % 4}", ip = $"192.0.2.{i}";
            yield return Some.Sent(i, to) with { Id = Uuid(random) };
            yield return Some.Delivered(i + 1, to) with { Id = Uuid(random) };
            if (i % 2 == 0) yield return Some.Opened(i + 300, agent, ip, to: to) with { Id = Uuid(random) };
            if (i % 10 == 0)
                yield return Some.Clicked(i + 360, $"https://shop.example/{i % 3}", agent, ip, to: to) with { Id = Uuid(random) };
        }
    }

    private static EventId Uuid(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }

    [CollectionDefinition(Alone, DisableParallelization = true)]
    public sealed class Collection;
}
