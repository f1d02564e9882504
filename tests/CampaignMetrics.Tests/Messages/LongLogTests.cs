using CampaignMetrics.Events;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Tests.Messages;

/// <summary>Messages of very many events, whose ids are found by hash.</summary>
public sealed class LongLogTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Ten_thousand_opens_of_one_message_and_their_copies_count_once(bool exactIds)
    {
        var events = new List<EmailEvent> { Some.Delivered() };
        for (var i = 0; i < 10_000; i++) events.Add(Some.Opened(600 + i % 977, id: $"open-{i}"));
        var ledger = new MessageLedger(new LedgerOptions { ExactIds = exactIds });
        foreach (var happened in events) ledger.Apply(happened);
        var first = ledger.Report();
        for (var i = 0; i < 200; i++) ledger.Apply(events[i * 37]);
        Assert.Equal(10_000, first.Engagement.TotalOpens);
        Assert.Equal(10_000, ledger.Report().Engagement.TotalOpens);
        Assert.Equal(200, ledger.Report().Input.Duplicates);
    }
}
