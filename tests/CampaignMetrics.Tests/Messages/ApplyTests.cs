namespace CampaignMetrics.Tests.Messages;

/// <summary>Applying events says what became of them, and all that is asked afterwards sees them.</summary>
public sealed class ApplyTests
{
    [Fact]
    public void A_new_event_is_applied() => Assert.Equal(ApplyOutcome.Applied, new MessageLedger().Apply(Some.Sent()).Outcome);

    [Fact]
    public void A_copy_is_a_duplicate()
    {
        var ledger = new MessageLedger();
        var opened = Some.Opened();
        ledger.Apply(opened);
        Assert.Equal(ApplyOutcome.Duplicate, ledger.Apply(opened).Outcome);
    }

    [Fact]
    public void An_event_of_another_message_with_the_same_id_is_applied()
    {
        var ledger = new MessageLedger();
        var opened = Some.Opened(to: "ann@x.example");
        ledger.Apply(opened);
        Assert.Equal(ApplyOutcome.Applied, ledger.Apply(opened with { Recipient = "ben@x.example" }).Outcome);
    }

    [Fact]
    public void What_is_no_event_is_rejected_with_the_reason()
    {
        var result = new MessageLedger().Apply(new Opened { At = Some.Start, Recipient = "ann@x.example" });
        Assert.Equal((ApplyOutcome.Rejected, "no email"), (result.Outcome, result.Reason));
    }

    [Fact]
    public void Applied_events_have_no_reason() => Assert.Null(new MessageLedger().Apply(Some.Sent()).Reason);

    [Fact]
    public void Of_many_events_it_is_told_how_many_were_new_and_which_were_none()
    {
        var ledger = new MessageLedger();
        EmailEvent first = Some.Sent(0, "ann@x.example"), second = Some.Sent(0, "ben@x.example");
        ledger.Apply(first);
        var applied = ledger.Apply([first, second, new Opened { At = Some.Start, Recipient = "ben@x.example" }, second]);
        Assert.Equal((1, 2), (applied.New, applied.Duplicates));
        Assert.Equal(3, Assert.Single(applied.Rejected).Line);
    }

    [Fact]
    public void Of_no_events_nothing_is_told()
    {
        var applied = new MessageLedger().Apply([]);
        Assert.Equal((0, 0, 0), (applied.New, applied.Duplicates, applied.Rejected.Length));
    }

    [Fact]
    public void Many_events_are_what_they_are_one_by_one()
    {
        EmailEvent[] events = [.. Enumerable.Range(0, 3_000).Select(i => Some.Clicked(i % 700, to: $"c{i % 400}@x.example"))];
        MessageLedger together = new(), single = new();
        var applied = together.Apply(events);
        var outcomes = events.Select(happened => single.Apply(happened).Outcome).ToList();
        Assert.Equal(outcomes.Count(outcome => outcome == ApplyOutcome.Applied), applied.New);
        Assert.Equal(outcomes.Count(outcome => outcome == ApplyOutcome.Duplicate), applied.Duplicates);
        Assert.Equal(single.Report().ToJson(), together.Report().ToJson());
    }

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
    public void Events_that_come_one_by_one_are_spilled_too()
    {
        var streams = 0;
        using var ledger = new MessageLedger(new LedgerOptions { Spill = new SpillOptions(0, Stream) });
        for (var i = 0; i < 10_000; i++) ledger.Apply(Some.Sent(i, $"c{i}@x.example"));
        Assert.InRange(streams, 1, 64);
        Assert.Equal(10_000, ledger.EventCount);

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
