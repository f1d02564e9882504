namespace CampaignMetrics;

/// <summary>A block that stands in a log.</summary>
/// <param name="Position">Its position in its partition: 1 for the first block, then 2, 3 and so on.</param>
/// <param name="Block">The block.</param>
public sealed record LoggedBlock(long Position, EventBlock Block)
{
    /// <summary>The block.</summary>
    public EventBlock Block { get; init => field = Door.Given(value); } = Door.Given(Block);
}
