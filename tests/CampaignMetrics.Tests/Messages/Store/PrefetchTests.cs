using CampaignMetrics.Collections;
using CampaignMetrics.Engine.Store;

namespace CampaignMetrics.Tests.Messages.Store;

/// <summary>Asking for memory ahead never fails, whatever a hash is.</summary>
public sealed class PrefetchTests
{
    [Theory]
    [InlineData(0u), InlineData(1u), InlineData(uint.MaxValue)]
    public void An_empty_table_has_no_likely_message(uint hash) =>
        Assert.Equal(-1, new MessageTable().PrefetchSlot(hash, contactHash: hash));

    [Theory]
    [InlineData(0u), InlineData(1u), InlineData(uint.MaxValue)]
    public void A_text_that_is_not_there_can_be_asked_for(uint hash) =>
        Assert.Null(Record.Exception(() => new TextTable().PrefetchText(hash)));

    [Fact]
    public void A_message_that_is_not_there_any_more_can_be_looked_at() => Assert.Equal(0u, new MessageTable().Peek(1 << 20).Chunk);
}
