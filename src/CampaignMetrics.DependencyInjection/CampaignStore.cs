namespace CampaignMetrics.DependencyInjection;

/// <summary>A store as a host uses it: the log, and whatever else is kept beside it.</summary>
/// <param name="Log">The log.</param>
/// <example>
/// <code>
/// var store = new CampaignStore(new MemoryStore());
/// </code>
/// </example>
public sealed record CampaignStore(IEventLog Log)
{
    /// <summary>The log.</summary>
    public IEventLog Log { get; init => field = Door.Given(value); } = Door.Given(Log);

    /// <summary>Where snapshots are kept; null for none.</summary>
    /// <value>The default value is the log, if it is such a store.</value>
    public ISnapshotStore? Snapshots { get; init; } = Log as ISnapshotStore;

    /// <summary>Where catalogs are kept; null for none.</summary>
    /// <value>The default value is the log, if it is such a store.</value>
    public ICatalogStore? Catalogs { get; init; } = Log as ICatalogStore;

    /// <summary>Where documents are kept, such as saved reports; null for none.</summary>
    /// <value>The default value is the log, if it is such a store.</value>
    public IDocumentStore? Documents { get; init; } = Log as IDocumentStore;

    /// <summary>What is disposed when the host has stopped; null for nothing.</summary>
    /// <value>The default value is null: the store belongs to who made it.</value>
    public IAsyncDisposable? Owned { get; init; }
}
