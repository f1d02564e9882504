using CampaignMetrics.Tests.Events;

namespace CampaignMetrics.Tests.Messages;

/// <summary>Eight writers and a reporter at one ledger: nothing is lost, nothing counts twice.</summary>
public sealed class ManyThreadsTests
{
    private const int Writers = 8, Contacts = 400, Rounds = 12;

    [Fact]
    public async Task Eight_writers_and_a_reporter_lose_and_double_nothing()
    {
        var events = Events();
        var ledger = new MessageLedger(new LedgerOptions { MaxThreads = 2 });
        using var done = new CancellationTokenSource();
        var reporter = Task.Run(() => Watch(ledger, done.Token), TestContext.Current.CancellationToken);

        // Each event is applied by two of the writers, so that copies race.
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() =>
        {
            for (var i = 0; i < events.Length; i++)
                if (i % (Writers / 2) == writer / 2) ledger.Apply(events[i]);
        })));
        await done.CancelAsync();
        var reports = await reporter;

        var alone = new MessageLedger();
        foreach (var happened in events) alone.Apply(happened);
        foreach (var happened in events) alone.Apply(happened);
        Assert.Equal(alone.Report().ToJson(), ledger.Report().ToJson());
        Assert.Equal(events.Length, ledger.EventCount);
        Assert.True(reports > 0);
    }

    [Fact]
    public async Task A_snapshot_taken_among_writers_and_all_events_again_are_all_events()
    {
        var events = Events();
        var ledger = new MessageLedger();
        var writer = Task.Run(() => Array.ForEach(events, happened => ledger.Apply(happened)), TestContext.Current.CancellationToken);
        using var target = new MemoryStream();
        ledger.WriteSnapshot(target);
        await writer;

        target.Position = 0;
        Assert.True(MessageLedger.TryReadSnapshot(target, null, out var restored, out _));
        foreach (var happened in events) restored.Apply(happened);
        Assert.Equal(events.Length, restored.EventCount);
        Assert.Equal(ledger.Report().Engagement.TotalOpens, restored.Report().Engagement.TotalOpens);
        Assert.Equal(ledger.Report().Delivery.Delivered, restored.Report().Delivery.Delivered);
    }

    [Fact]
    public void A_report_made_by_many_threads_says_what_one_says()
    {
        var one = new MessageLedger(new LedgerOptions { MaxThreads = 1 });
        var many = new MessageLedger(new LedgerOptions { MaxThreads = 8 });
        foreach (var happened in ManyEvents())
        {
            one.Apply(happened);
            many.Apply(happened);
        }
        Assert.Equal(one.Report().ToJson(), many.Report().ToJson());
    }

    [Theory]
    [InlineData(1), InlineData(2)]
    public void A_report_that_is_called_off_says_so_and_harms_nothing(int threads)
    {
        var ledger = new MessageLedger(new LedgerOptions { MaxThreads = threads });
        foreach (var happened in ManyEvents()) ledger.Apply(happened);
        var before = ledger.Report().ToJson();
        Assert.ThrowsAny<OperationCanceledException>(() => ledger.Report(cancellationToken: new CancellationToken(canceled: true)));
        Assert.Equal(before, ledger.Report().ToJson());
    }

    [Fact]
    public void Many_blocks_by_many_threads_are_the_file()
    {
        var lines = Lines.Write(Events());
        var alone = new MessageLedger(new LedgerOptions { MaxThreads = 1 });
        alone.ReadLines(new MemoryStream(lines), cancellationToken: TestContext.Current.CancellationToken);
        var many = new MessageLedger(new LedgerOptions { MaxThreads = 8 });
        many.ReadLines(new MemoryStream(lines), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(alone.Report().ToJson(), many.Report().ToJson());
    }

    [Fact]
    public void Rejected_lines_are_told_in_order_whoever_read_them()
    {
        var text = string.Concat(
            Enumerable.Range(1, 40_000).Select(i =>
                i % 7 == 0
                    ? $"no event {i}\n"
                    : $$"""{"type":"sent","at":"2026-03-02T09:00:00Z","email":"e","recipient":"c{{i}}@x.example"}""" + "\n"));
        var told = new List<long>();
        new MessageLedger(new LedgerOptions { MaxThreads = 8 }).ReadLines(
            new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), rejection =>
                told.Add(rejection.Line), TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(1, 40_000 / 7).Select(i => i * 7L), told);
    }

    [Fact]
    public void What_is_thrown_for_a_rejected_line_ends_the_reading()
    {
        var text = string.Concat(Enumerable.Repeat("no event\n", 100_000));
        var told = 0;
        Assert.Throws<InvalidOperationException>(() => new MessageLedger(new LedgerOptions { MaxThreads = 4 }).ReadLines(
            new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), _ =>
                throw new InvalidOperationException($"{++told}"), TestContext.Current.CancellationToken));
    }

    /// <summary>Makes reports until told to stop, each of which must add up.</summary>
    private static int Watch(MessageLedger ledger, CancellationToken done)
    {
        var reports = 0;
        for (long last = 0; !done.IsCancellationRequested || reports == 0; reports++)
        {
            var delivery = ledger.Report().Delivery;
            Assert.Equal(delivery.Selected, delivery.Sent + delivery.NotSent);
            Assert.Equal(delivery.Sent, delivery.Delivered + delivery.Bounced + delivery.Deferred + delivery.Pending);
            Assert.True(delivery.Selected >= last);
            last = delivery.Selected;
        }
        return reports;
    }

    /// <summary>So many that several threads make a report together.</summary>
    private static IEnumerable<EmailEvent> ManyEvents() => Enumerable.Range(0, 4).SelectMany(_ => Events());

    private static EmailEvent[] Events()
    {
        var events = new List<EmailEvent>();
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < Contacts; i++)
            {
                ContactId contact = $"c{i}@x.example";
                if (round == 0) events.Add(Some.Sent(i, contact));
                if (round == 1) events.Add(Some.Delivered(i, contact));
                events.Add(Some.Opened(600 + 100 * round + i, to: contact, ip: $"192.0.2.{i % 200}"));
                if (round % 4 == 2) events.Add(Some.Clicked(700 + 100 * round + i, $"https://shop.example/{i % 5}", to: contact));
            }
        }
        return [.. events];
    }
}
