namespace CampaignMetrics.Cli.Output;

/// <summary>Keeps memory small while millions of rows are written.</summary>
/// <remarks>The runtime lets short-lived objects take as much memory as the processor's last cache has, which may be hundreds of megabytes.
/// An export makes nothing else, so it asks for collections itself, which take about a millisecond each.
/// What was read from temporary files is large, and only a whole collection frees it.</remarks>
internal sealed class Tidying
{
    /// <summary>A collection for so many bytes that were allocated; every so many collections are whole ones.</summary>
    private const int Every = 1 << 22, AllEvery = 4;

    /// <summary>With less memory in use there is nothing to gain.</summary>
    private const long Much = 64 << 20;

    private long _last = GC.GetAllocatedBytesForCurrentThread(), _collections;

    /// <summary>Gives back what reading the events has left.</summary>
    public Tidying()
    {
        if (GC.GetTotalMemory(forceFullCollection: false) > Much)
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    /// <summary>Something was written, by the thread that writes all.</summary>
    public void Wrote()
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        if (allocated - _last < Every) return;
        _last = allocated;
        GC.Collect(_collections++ % AllEvery == 0 ? GC.MaxGeneration : 0);
    }
}
