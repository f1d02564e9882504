using CampaignMetrics.Testing;

namespace CampaignMetrics.Sqlite.Tests;

/// <summary>A SQLite file keeps the promises of the ports.</summary>
public sealed class ConformanceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> LogChecks => [.. EventLogConformance.Checks];

    public static TheoryData<string> SnapshotChecks => [.. SnapshotStoreConformance.Checks];

    public static TheoryData<string> CatalogChecks => [.. CatalogStoreConformance.Checks];

    public static TheoryData<string> DocumentChecks => [.. DocumentStoreConformance.Checks];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(LogChecks))]
    public Task It_is_a_log(string check) => EventLogConformance.RunAsync(
        check, async token => await SqliteStore.OpenAsync(_folder.File(), cancellationToken: token));

    [Theory]
    [MemberData(nameof(SnapshotChecks))]
    public Task It_is_a_store_of_snapshots(string check) => SnapshotStoreConformance.RunAsync(
        check, async token => await SqliteStore.OpenAsync(_folder.File(), cancellationToken: token));

    [Theory]
    [MemberData(nameof(CatalogChecks))]
    public Task It_is_a_store_of_catalogs(string check) => CatalogStoreConformance.RunAsync(
        check, async token => await SqliteStore.OpenAsync(_folder.File(), cancellationToken: token));

    [Theory]
    [MemberData(nameof(DocumentChecks))]
    public Task It_is_a_store_of_documents(string check) => DocumentStoreConformance.RunAsync(
        check, async token => await SqliteStore.OpenAsync(_folder.File(), cancellationToken: token));
}
