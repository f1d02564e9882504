namespace CampaignMetrics.Cli.Output;

/// <summary>Keeps memory small while millions of rows are written.</summary>
/// <remarks>The runtime lets short-lived objects take as much memory as the processor's last cache has, which may be hundreds of megabytes.
/// An export makes nothing else, so it asks for collections itself, which take some milliseconds for each megabyte that is written.
/// What was read from temporary files is large, and only a whole collection frees it.</remarks>
internal sealed class Tidying
{
    private const int Every = 1 << 18, AllEvery = 16;

    /// <summary>With less memory in use there is nothing to gain.</summary>
    private const long Much = 64 << 20;

    private long _bytes, _collections;

    /// <summary>Gives back what reading the events has left.</summary>
    public Tidying()
    {
        if (GC.GetTotalMemory(forceFullCollection: false) > Much)
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    /// <summary>So many bytes were written since the last call.</summary>
    public void Wrote(int bytes)
    {
        _bytes += bytes;
        if (_bytes < Every) return;
        _bytes = 0;
        GC.Collect(_collections++ % AllEvery == 0 ? GC.MaxGeneration : 0);
    }
}
