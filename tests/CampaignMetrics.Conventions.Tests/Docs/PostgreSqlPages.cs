using CampaignMetrics.PostgreSql;

namespace CampaignMetrics.Conventions.Tests.Docs;

/// <summary>The code of pages that needs a PostgreSQL server: compiled here, and run in the tests of the package.</summary>
public static class PostgreSqlPages
{
    public static async Task OfTheGuide(string connection)
    {
        // snippet
        await using var store = await PostgreSqlStore.OpenAsync(connection);
        var options = new DurableLedgerOptions { Partitions = 8 };
        await using var ledger = await DurableLedger.OpenAsync("newsletter", store, store, options);
        // end
    }

    public static async Task OfThePackage(string connection, IReadOnlyList<EmailEvent> events)
    {
        // snippet
        await using var store = await PostgreSqlStore.OpenAsync(connection, new PostgreSqlStoreOptions { SchemaName = "campaign_metrics" });
        await using var ledger = await DurableLedger.OpenAsync("newsletter", store, store);
        await ledger.AppendAsync(events);                                // committed when the task ends
        await ledger.RefreshAsync();                                     // what other servers appended
        // end
    }
}
