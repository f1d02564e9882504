namespace CampaignMetrics.Cli;

/// <summary>The memory that the runtime may take: by a limit of its own, or of the container or machine that it runs in.</summary>
internal static class Memory
{
    /// <summary>In bytes: with less, the runtime may die before it can write a message, whatever the command.</summary>
    private const long Least = 24 << 20;

    public static long Available => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    /// <exception cref="UnusableException">There is less than any command needs.</exception>
    public static void Require() => Require(Least);

    /// <exception cref="UnusableException">There is less than that.</exception>
    public static void Require(long bytes)
    {
        var available = Available;
        if (available >= bytes) return;
        throw new UnusableException($"there is not enough memory: {bytes >> 20} MB are needed, and {available >> 20} may be taken");
    }
}
