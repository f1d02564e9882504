namespace CampaignMetrics.Tests.Messages;

/// <summary>A service holds thousands of ledgers with a few messages each.</summary>
public sealed class SmallLedgerTests
{
    private static readonly EmailEvent[] Events =
    [
        .. Enumerable.Range(0, 100).SelectMany(i => new EmailEvent[]
        {
            Some.Sent(i, $"contact{i}@shop.example"), Some.Delivered(i + 1, $"contact{i}@shop.example"),
            Some.Opened(i + 2, to: $"contact{i}@shop.example"),
        }),
    ];

    [Fact]
    public void A_ledger_of_a_hundred_messages_allocates_at_most_80_kilobytes()
    {
        _ = Filled(); // makes what all ledgers share
        // The least: a thread that moves to another processor makes there what single events are prepared with.
        Assert.InRange(Enumerable.Range(0, 10).Min(_ => Allocated()), 1, 80 << 10);

        static long Allocated()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Filled();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
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

    private static MessageLedger Filled()
    {
        var ledger = new MessageLedger();
        foreach (var emailEvent in Events) ledger.Apply(emailEvent);
        return ledger;
    }
}
