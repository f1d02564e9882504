namespace CampaignMetrics.Tests.Messages;

/// <summary>Events that are applied one by one wait for others to be folded in with, which nobody sees.</summary>
public sealed class WaitingEventsTests
{
    [Fact]
    public void An_event_counts_at_once()
    {
        var ledger = new MessageLedger();
        ledger.Apply(Some.Sent());
        Assert.Equal(1, ledger.EventCount);
    }

    [Fact]
    public void An_event_is_reported_at_once()
    {
        var ledger = new MessageLedger();
        ledger.Apply(Some.Opened());
        Assert.Equal(1, ledger.Report().Engagement.TotalOpens);
    }

    [Fact]
    public void A_recipient_is_listed_at_once()
    {
        var ledger = new MessageLedger();
        ledger.Apply(Some.Sent());
        Assert.Equal(Some.Contact, Assert.Single(ledger.Recipients(Metric.Sent)).Contact);
    }

    [Fact]
    public void An_event_is_history_at_once()
    {
        var ledger = new MessageLedger();
        ledger.Apply(Some.Sent());
        Assert.Single(ledger.History(Some.Email, Some.Contact));
    }

    [Fact]
    public void A_snapshot_holds_an_event_at_once()
    {
        var ledger = new MessageLedger();
        ledger.Apply(Some.Sent());
        using var target = new MemoryStream();
        ledger.WriteSnapshot(target);
        target.Position = 0;
        Assert.True(MessageLedger.TryReadSnapshot(target, null, out var restored, out _));
        Assert.Equal(1, restored.EventCount);
    }

    [Fact]
    public void Known_events_take_no_memory_though_two_ledgers_take_turns()
    {
        MessageLedger first = new(), second = new();
        EmailEvent[] events = [.. Enumerable.Range(0, 2_000).Select(i => Some.Clicked(i, to: $"c{i % 100}@x.example", ip: "192.0.2.1"))];
        Assert.Equal(0, Enumerable.Range(0, 10).Min(_ => ApplyInTurns())); // the least: the first time on another processor makes a batch

        long ApplyInTurns()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var happened in events)
            {
                first.Apply(happened);
                second.Apply(happened);
            }
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void What_failed_to_be_applied_is_not_there_and_all_else_is()
    {
        using var ledger = new MessageLedger(new LedgerOptions { Spill = new SpillOptions(0, () => throw new IOException("no room")) });
        var applied = 0;
        for (var i = 0; i < 5_000; i++)
        {
            try
            {
                ledger.Apply(Some.Sent(i, $"c{i}@x.example"));
                applied++;
            }
            catch (IOException)
            {
                // counted by not being counted
            }
        }
        Assert.InRange(applied, 1, 4_999);
        Assert.Equal(applied, ledger.EventCount);
    }

    [Fact]
    public void Reports_between_events_do_not_keep_messages_in_memory()
    {
        var streams = 0;
        using var ledger = new MessageLedger(new LedgerOptions { Spill = new SpillOptions(0, Stream) });
        ledger.Apply(Some.Sent(0, "ann@x.example"));
        ledger.Report();
        ledger.Apply(Some.Sent(1, "ben@x.example"));
        Assert.Equal(1, streams);

        MemoryStream Stream()
        {
            streams++;
            return new MemoryStream();
        }
    }

    [Fact]
    public void What_a_thread_applies_another_sees()
    {
        var ledger = new MessageLedger();
        var threads = Enumerable.Range(0, 16).Select(i => new Thread(() => ledger.Apply(Some.Sent(i, $"c{i}@x.example")))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.Equal(16, ledger.EventCount);
    }
}
