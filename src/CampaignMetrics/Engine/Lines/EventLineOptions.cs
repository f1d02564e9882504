namespace CampaignMetrics;

/// <summary>How event lines are read: the limits that protect against hostile or broken input.</summary>
public sealed record EventLineOptions
{
    /// <summary>The defaults.</summary>
    public static EventLineOptions Default { get; } = new();

    /// <summary>
    /// The maximum length of a line, in bytes without its line end. A longer line is rejected without being held in memory.
    /// </summary>
    /// <value>The default value is 1,048,576 (1 MiB).</value>
    public int MaxLineBytes { get; init => field = Door.Positive(value); } = 1 << 20;
}
