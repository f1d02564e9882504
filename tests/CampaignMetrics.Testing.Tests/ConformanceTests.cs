namespace CampaignMetrics.Testing.Tests;

/// <summary>The checks find what is wrong with a log, and say it.</summary>
public sealed class ConformanceTests
{
    public static TheoryData<Fault> Faults => [.. Enum.GetValues<Fault>()];

    public static TheoryData<CatalogFault> CatalogFaults => [.. Enum.GetValues<CatalogFault>()];

    public static TheoryData<DocumentFault> DocumentFaults => [.. Enum.GetValues<DocumentFault>()];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_is_found(Fault fault)
    {
        var store = new MemoryStore();
        var found = 0;
        foreach (var check in EventLogConformance.Checks)
        {
            try
            {
                await EventLogConformance.RunAsync(
                    check, _ => Task.FromResult(Open(ref store, fault)), TestContext.Current.CancellationToken);
            }
            catch (ConformanceException)
            {
                found++;
            }
        }
        Assert.True(found > 0, $"{fault} passes all checks.");
    }

    [Fact]
    public async Task A_failed_check_says_what_is_wrong()
    {
        var store = new MemoryStore();
        const string check = "A block that is appended again is one block";
        var e = await Assert.ThrowsAsync<ConformanceException>(() => EventLogConformance.RunAsync(
            check, _ => Task.FromResult(Open(ref store, Fault.AddsTwice)), TestContext.Current.CancellationToken));
        Assert.Equal(
            "A block that is appended again is one block: What became of the known block should be "
            + "AppendedBlock { Position = 1, IsNew = False }, and is AppendedBlock { Position = 3, IsNew = True }.",
            e.Message);
    }

    [Theory]
    [InlineData(SnapshotFault.KeepsTheFirst), InlineData(SnapshotFault.SharesOne), InlineData(SnapshotFault.SavesHalf)]
    [InlineData(SnapshotFault.IgnoresCancellation)]
    public async Task A_fault_of_a_store_of_snapshots_is_found(SnapshotFault fault)
    {
        var found = 0;
        foreach (var check in SnapshotStoreConformance.Checks)
        {
            var store = new FaultySnapshots(fault);
            try
            {
                await SnapshotStoreConformance.RunAsync(
                    check, _ => Task.FromResult<ISnapshotStore>(store), TestContext.Current.CancellationToken);
            }
            catch (ConformanceException)
            {
                found++;
            }
        }
        Assert.True(found > 0, $"{fault} passes all checks.");
    }

    [Theory]
    [MemberData(nameof(DocumentFaults))]
    public async Task A_fault_of_a_store_of_documents_is_found(DocumentFault fault)
    {
        var found = 0;
        foreach (var check in DocumentStoreConformance.Checks)
        {
            var store = new FaultyDocuments(fault);
            try
            {
                await DocumentStoreConformance.RunAsync(
                    check, _ => Task.FromResult<IDocumentStore>(store), TestContext.Current.CancellationToken);
            }
            catch (ConformanceException)
            {
                found++;
            }
        }
        Assert.True(found > 0, $"{fault} passes all checks.");
    }

    [Theory]
    [MemberData(nameof(CatalogFaults))]
    public async Task A_fault_of_a_store_of_catalogs_is_found(CatalogFault fault)
    {
        var found = 0;
        foreach (var check in CatalogStoreConformance.Checks)
        {
            var store = new FaultyCatalogs(fault);
            try
            {
                await CatalogStoreConformance.RunAsync(
                    check, _ => Task.FromResult<ICatalogStore>(store), TestContext.Current.CancellationToken);
            }
            catch (ConformanceException)
            {
                found++;
            }
        }
        Assert.True(found > 0, $"{fault} passes all checks.");
    }

    [Fact]
    public async Task A_check_that_is_unknown_is_refused() => await Assert.ThrowsAsync<ArgumentException>(
        "check", () => EventLogConformance.RunAsync("none", _ => Task.FromResult<IEventLog>(new MemoryStore())));

    private static IEventLog Open(ref MemoryStore store, Fault fault)
    {
        if (fault == Fault.Forgets) store = new MemoryStore();
        return new FaultyLog(store, fault);
    }
}
