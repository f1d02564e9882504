namespace CampaignMetrics;

/// <summary>How event lines are read.</summary>
public sealed record EventLineOptions
{
    /// <summary>The defaults.</summary>
    public static EventLineOptions Default { get; } = new();

    /// <summary>
    /// The longest line that is read, in bytes without its line end: a longer one is rejected without being held in memory.
    /// </summary>
    /// <value>The default value is 1,048,576 (1 MiB).</value>
    public int MaxLineBytes { get; init => field = Door.Positive(value); } = 1 << 20;
}
