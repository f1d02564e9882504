namespace CampaignMetrics.Testing.Tests;

/// <summary>The store in memory keeps the promises of both ports.</summary>
public sealed class MemoryStoreTests
{
    public static TheoryData<string> LogChecks => [.. EventLogConformance.Checks.Select(check => check.Name)];

    public static TheoryData<string> SnapshotChecks => [.. SnapshotStoreConformance.Checks.Select(check => check.Name)];

    [Theory]
    [MemberData(nameof(LogChecks))]
    public Task It_is_a_log(string check)
    {
        var store = new MemoryStore();
        return EventLogConformance.Checks.Single(known => known.Name == check)
            .RunAsync(_ => Task.FromResult<IEventLog>(store), TestContext.Current.CancellationToken);
    }

    [Theory]
    [MemberData(nameof(SnapshotChecks))]
    public Task It_is_a_store_of_snapshots(string check)
    {
        var store = new MemoryStore();
        return SnapshotStoreConformance.Checks.Single(known => known.Name == check)
            .RunAsync(_ => Task.FromResult<ISnapshotStore>(store), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task All_checks_may_run_on_one_store()
    {
        var store = new MemoryStore();
        foreach (var check in EventLogConformance.Checks)
            await check.RunAsync(_ => Task.FromResult<IEventLog>(store), TestContext.Current.CancellationToken);
    }
}
