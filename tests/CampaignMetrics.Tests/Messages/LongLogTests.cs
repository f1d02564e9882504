namespace CampaignMetrics.Tests.Messages;

/// <summary>Messages of very many events, whose ids are found by hash.</summary>
public sealed class LongLogTests
{
    [Fact]
    public void Ten_thousand_opens_of_one_message_and_their_copies_count_once()
    {
        var events = new List<EmailEvent> { Some.Delivered() };
        for (var i = 0; i < 10_000; i++) events.Add(Some.Opened(600 + i % 977, id: $"open-{i}"));
        var ledger = new MessageLedger();
        foreach (var happened in events) ledger.Apply(happened);
        var first = ledger.Report();
        for (var i = 0; i < 200; i++) ledger.Apply(events[i * 37]);
        Assert.Equal(10_000, first.Engagement.TotalOpens);
        Assert.Equal(10_000, ledger.Report().Engagement.TotalOpens);
        Assert.Equal(200, ledger.Report().Input.Duplicates);
    }

    [Fact]
    public void Of_ten_thousand_opens_with_two_facts_each_the_earlier_ones_count()
    {
        var ledger = new MessageLedger();
        for (var i = 0; i < 10_000; i++) ledger.Apply(Some.Opened(600 + i % 977, id: $"open-{i}"));
        for (var i = 0; i < 10_000; i++) ledger.Apply(Some.Opened(i % 7, agent: null, id: $"open-{i}"));
        for (var i = 0; i < 10_000; i++) ledger.Apply(Some.Opened(600 + i % 977, id: $"open-{i}"));
        var report = ledger.Report();
        Assert.Equal((10_000, 20_000), (report.Input.Events, report.Input.Duplicates));
        var counted = Some.Report(Enumerable.Range(0, 10_000).Select(i => Some.Opened(i % 7, agent: null, id: $"open-{i}")));
        Assert.Equal(counted.Engagement.TotalOpens, report.Engagement.TotalOpens);
        Assert.Equal(counted.Clients, report.Clients);
    }

    [Fact]
    public void What_a_message_has_no_room_for_is_rejected_and_counted()
    {
        var ledger = new MessageLedger(new LedgerOptions { MaxLogBytes = 20_000 });
        for (var i = 0; i < 3_000; i++) ledger.Apply(Some.Opened(600 + i, id: $"open-{i}"));
        var input = ledger.Report().Input;
        Assert.Equal(3_000, input.Events + input.RejectedCount);
        Assert.InRange(input.Events, 100, 1_500);
        Assert.Equal("one message has more events than are kept (1 GiB of them)", Assert.Single(input.Rejected).Reason);
    }
}
