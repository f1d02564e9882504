namespace CampaignMetrics.Testing.Tests;

/// <summary>The store in memory keeps the promises of the ports.</summary>
public sealed class MemoryStoreTests
{
    public static TheoryData<string> LogChecks => [.. EventLogConformance.Checks];

    public static TheoryData<string> SnapshotChecks => [.. SnapshotStoreConformance.Checks];

    public static TheoryData<string> CatalogChecks => [.. CatalogStoreConformance.Checks];

    public static TheoryData<string> DocumentChecks => [.. DocumentStoreConformance.Checks];

    [Theory]
    [MemberData(nameof(LogChecks))]
    public Task It_is_a_log(string check)
    {
        var store = new MemoryStore();
        return EventLogConformance.RunAsync(check, _ => Task.FromResult<IEventLog>(store), TestContext.Current.CancellationToken);
    }

    [Theory]
    [MemberData(nameof(SnapshotChecks))]
    public Task It_is_a_store_of_snapshots(string check)
    {
        var store = new MemoryStore();
        return SnapshotStoreConformance.RunAsync(check, _ => Task.FromResult<ISnapshotStore>(store), TestContext.Current.CancellationToken);
    }

    [Theory]
    [MemberData(nameof(CatalogChecks))]
    public Task It_is_a_store_of_catalogs(string check)
    {
        var store = new MemoryStore();
        return CatalogStoreConformance.RunAsync(check, _ => Task.FromResult<ICatalogStore>(store), TestContext.Current.CancellationToken);
    }

    [Theory]
    [MemberData(nameof(DocumentChecks))]
    public Task It_is_a_store_of_documents(string check)
    {
        var store = new MemoryStore();
        return DocumentStoreConformance.RunAsync(check, _ => Task.FromResult<IDocumentStore>(store), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task All_checks_may_run_on_one_store()
    {
        var store = new MemoryStore();
        foreach (var check in EventLogConformance.Checks)
            await EventLogConformance.RunAsync(check, _ => Task.FromResult<IEventLog>(store), TestContext.Current.CancellationToken);
    }
}
