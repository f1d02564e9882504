namespace CampaignMetrics;

/// <summary>A block that takes the place of another in a log.</summary>
/// <param name="Position">The position of both.</param>
/// <param name="Replaced">The id of the block that stands there.</param>
/// <param name="Block">The block to stand there from now on, in the same partition.</param>
public sealed record RewrittenBlock(long Position, BatchId Replaced, EventBlock Block)
{
    /// <summary>The block to stand there from now on, in the same partition.</summary>
    public EventBlock Block { get; init => field = Door.Given(value); } = Door.Given(Block);
}
