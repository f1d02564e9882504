using CampaignMetrics.Testing;

namespace CampaignMetrics.PostgreSql.Tests;

/// <summary>A PostgreSQL database keeps the promises of the ports.</summary>
public sealed class ConformanceTests(Server server)
{
    public static TheoryData<string> LogChecks => [.. EventLogConformance.Checks];

    public static TheoryData<string> SnapshotChecks => [.. SnapshotStoreConformance.Checks];

    public static TheoryData<string> CatalogChecks => [.. CatalogStoreConformance.Checks];

    public static TheoryData<string> DocumentChecks => [.. DocumentStoreConformance.Checks];

    [Theory]
    [MemberData(nameof(LogChecks))]
    public Task It_is_a_log(string check)
    {
        var connection = server.NewDatabase();
        return EventLogConformance.RunAsync(check, async token => await PostgreSqlStore.OpenAsync(connection, cancellationToken: token));
    }

    [Theory]
    [MemberData(nameof(SnapshotChecks))]
    public Task It_is_a_store_of_snapshots(string check)
    {
        var connection = server.NewDatabase();
        return SnapshotStoreConformance.RunAsync(
            check, async token => await PostgreSqlStore.OpenAsync(connection, cancellationToken: token));
    }

    [Theory]
    [MemberData(nameof(CatalogChecks))]
    public Task It_is_a_store_of_catalogs(string check)
    {
        var connection = server.NewDatabase();
        return CatalogStoreConformance.RunAsync(
            check, async token => await PostgreSqlStore.OpenAsync(connection, cancellationToken: token));
    }

    [Theory]
    [MemberData(nameof(DocumentChecks))]
    public Task It_is_a_store_of_documents(string check)
    {
        var connection = server.NewDatabase();
        return DocumentStoreConformance.RunAsync(
            check, async token => await PostgreSqlStore.OpenAsync(connection, cancellationToken: token));
    }
}
