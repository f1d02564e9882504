using System.Diagnostics;
using System.Globalization;
using CampaignMetrics.PostgreSql;
using CampaignMetrics.Sqlite;
using Npgsql;

namespace CampaignMetrics.Benchmarks;

/// <summary>Events that are appended to a store by some writers at once, and opened again: events a second, processor time and bytes an
/// event.</summary>
/// <remarks>Arguments: <c>full:FILE</c>, <c>normal:FILE</c> (SQLite and its <c>synchronous</c>) or <c>postgres:CONNECTION</c>; then how
/// many writers, events a batch and events in all. Writers of SQLite share one ledger, as callers of one process; those of PostgreSQL have
/// a ledger object each, as servers have.</remarks>
internal static class Appending
{
    private const string Ledger = "benchmark";

    public static async Task<int> RunAsync(string place, int writers, int batchEvents, int events)
    {
        var batches = Enumerable.Range(0, events / batchEvents)
            .Select(batch => Enumerable.Range(batch * batchEvents, batchEvents).Select(DurableLedgerBenchmarks.Event).ToArray()).ToArray();
        var (kind, where) = place.Split(':', 2) is [var before, var after] ? (before, after) : throw new ArgumentException(place);
        // Compiled and warm before it counts.
        await AppendAsync(kind, where, "warm", writers, batches[..Math.Min(batches.Length, 200)]);
        var (watch, cpu) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
        await AppendAsync(kind, where, "measured", writers, batches);
        var (seconds, used) = (watch.Elapsed.TotalSeconds, Process.GetCurrentProcess().TotalProcessorTime - cpu);
        var bytes = kind == "postgres" ? PostgreSqlBytes(where) : new FileInfo(where + ".measured").Length;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {kind} | {writers} | {batchEvents:N0} | {events / seconds:N0} events/s | "
            + $"{used.TotalMicroseconds / events:0.0} µs of this process an event | {(double)bytes / events:0.0} bytes an event |"));
        return 0;
    }

    private static async Task AppendAsync(string kind, string where, string run, int writers, EmailEvent[][] batches)
    {
        if (kind == "postgres") await PostgreSqlAsync(where, run, writers, batches);
        else await SqliteAsync($"{where}.{run}", kind == "full" ? SqliteSynchronous.Full : SqliteSynchronous.Normal, writers, batches);
    }

    private static async Task SqliteAsync(string file, SqliteSynchronous synchronous, int writers, EmailEvent[][] batches)
    {
        await using var store = await SqliteStore.OpenAsync(file, new SqliteStoreOptions { Synchronous = synchronous });
        await using var ledger = await DurableLedger.OpenAsync(Ledger, store);
        await AppendAsync([.. Enumerable.Repeat(ledger, writers)], batches);
    }

    private static async Task PostgreSqlAsync(string connection, string run, int writers, EmailEvent[][] batches)
    {
        var (stores, ledgers) = (new List<PostgreSqlStore>(), new List<DurableLedger>());
        for (var i = 0; i < writers; i++)
        {
            stores.Add(await PostgreSqlStore.OpenAsync(connection, new PostgreSqlStoreOptions { SchemaName = run }));
            ledgers.Add(await DurableLedger.OpenAsync(Ledger, stores[i]));
        }
        await AppendAsync(ledgers, batches);
        foreach (var ledger in ledgers) await ledger.DisposeAsync();
        foreach (var store in stores) await store.DisposeAsync();
    }

    private static async Task AppendAsync(List<DurableLedger> ledgers, EmailEvent[][] batches)
    {
        var next = -1;
        await Task.WhenAll(ledgers.Select(ledger => Task.Run(async () =>
        {
            for (var batch = Interlocked.Increment(ref next); batch < batches.Length; batch = Interlocked.Increment(ref next))
                await ledger.AppendAsync(batches[batch]);
        })));
    }

    private static long PostgreSqlBytes(string connection)
    {
        using var source = NpgsqlDataSource.Create(connection);
        using var command = source.CreateCommand(
            "SELECT pg_total_relation_size('measured.block') + pg_total_relation_size('measured.batch')");
        return (long)command.ExecuteScalar()!;
    }
}
