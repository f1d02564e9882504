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

    [Theory]
    [InlineData("a\0b", "c", "a", "b\0c"), InlineData("a\u0001", "b", "a", "b"), InlineData("a\u0001\u0001", "b", "a\0", "b")]
    [InlineData("\0", "", "\u0001\u0002", "")]
    public void Zero_characters_mix_no_tags_up(string name, string value, string other, string otherValue)
    {
        var tags = Segments.None.Tags.Add(name, value).Add(other, otherValue);
        var ledger = Some.Ledger(Some.Sent() with { Segments = new Segments { Tags = tags } });
        var told = ledger.History(Some.Email, Some.Contact).Single().Event.Segments.Tags;
        Assert.Equal(tags.OrderBy(tag => tag.Key), told.OrderBy(tag => tag.Key));
        Assert.Equal(1, ledger.Report(scope: new ReportScope { Tags = ReportScope.All.Tags.Add(name, value) }).Delivery.Selected);
        Assert.Equal(value, ledger.Breakdown(Dimension.Tag(name)).Rows.Single().Key);
        Assert.Equal(0, ledger.Report(scope: new ReportScope { Tags = ReportScope.All.Tags.Add(other, value + "x") }).Delivery.Selected);
    }
}
