namespace CampaignMetrics.Tests.Messages;

public sealed class HostileSegmentsTests
{
    private static string Line(int lists) =>
        $$"""{"type":"sent","at":"2026-03-02T09:00:00Z","email":"e","recipient":"r","list":[{{string.Join(',', Enumerable.Range(0, lists).Select(i => $"\"{i}\""))}}]}""";

    [Fact]
    public void An_event_may_state_a_thousand_lists_and_no_more()
    {
        Assert.Equal(1000, EventLines.Parse(Line(1000)).Event!.Segments.Lists.Length);
        Assert.Equal("more than 1,000 lists and tags", EventLines.Parse(Line(1001)).Reason);
    }

    [Fact]
    public void A_message_whose_every_event_has_a_tag_of_its_own_takes_memory_in_proportion()
    {
        var ledger = new MessageLedger();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10_000; i++)
            ledger.Apply(Some.Deferred(i) with { Segments = new Segments { Tags = Segments.None.Tags.Add("request", $"{i}") } });
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 50_000_000);
        Assert.Equal(1, ledger.Report(scope: new ReportScope { Tags = ReportScope.All.Tags.Add("request", "7") }).Delivery.Selected);
    }
}
