namespace CampaignMetrics;

/// <summary>How a ledger spills messages to streams when they take too much memory. Reports stay the same, but each has to read the streams
/// again.</summary>
/// <param name="MemoryLimit">
/// About how many bytes messages may take in memory before some are spilled, and then texts that are of few messages each. The texts that
/// messages share, some 20 bytes for each other text, and the memory that a report needs, come on top.
/// </param>
/// <param name="CreateStream">
/// Makes an empty stream that can be written, sought and read, such as a temporary file. The ledger closes it. At most 66 are open at a
/// time.
/// </param>
public sealed record SpillOptions(long MemoryLimit, Func<Stream> CreateStream)
{
    /// <summary>About how many bytes messages may take in memory before some are spilled: 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is negative.</exception>
    public long MemoryLimit { get; init => field = NotNegative(value); } = NotNegative(MemoryLimit);

    /// <summary>Makes an empty stream that can be written, sought and read.</summary>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public Func<Stream> CreateStream { get; init => field = Door.Given(value); } = Door.Given(CreateStream);

    /// <summary>
    /// How many bytes messages may take on average, beyond 16 MiB for all together. Some are spilled also when they take more, so that
    /// memory grows with the number of messages and not with that of their events.
    /// </summary>
    /// <value>The default value is null: only <see cref="MemoryLimit"/> counts. A message of six events takes about 300 bytes.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is 0 or less.</exception>
    public int? BytesPerMessage { get; init => field = value is { } bytes ? Door.Positive(bytes) : null; }

    /// <summary>The limit in bytes for this number of messages.</summary>
    internal long LimitOf(long messages) =>
        BytesPerMessage is { } bytes ? Math.Min(MemoryLimit, (16 << 20) + messages * bytes) : MemoryLimit;

    private static long NotNegative(long limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit, nameof(MemoryLimit));
        return limit;
    }
}
