using System.Diagnostics;
using System.Globalization;

namespace CampaignMetrics.Benchmarks;

/// <summary>Events that are appended to a store by some writers at once: events a second, processor time and bytes an event.</summary>
/// <remarks>Arguments: a <see cref="StorePlace"/>, then how many writers, events a batch and events in all. Writers of SQLite share one
/// ledger, as callers of one process; those of PostgreSQL have a ledger object each, as servers have.</remarks>
internal static class Appending
{
    private const string Ledger = "benchmark";

    public static async Task<int> RunAsync(StorePlace place, int writers, int batchEvents, int events)
    {
        var batches = Enumerable.Range(0, events / batchEvents)
            .Select(batch => DurableLedgerBenchmarks.Batch(batch, batchEvents)).ToArray();
        // Compiled and warm before it counts.
        await AppendAsync(place, "warm", writers, batches[..Math.Min(batches.Length, 200)]);
        var (watch, cpu) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
        await AppendAsync(place, "measured", writers, batches);
        var (seconds, used) = (watch.Elapsed.TotalSeconds, Process.GetCurrentProcess().TotalProcessorTime - cpu);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {place.Kind} | {writers} | {batchEvents:N0} | {events / seconds:N0} events/s | "
            + $"{used.TotalMicroseconds / events:0.0} µs of this process an event | "
            + $"{(double)place.Bytes("measured") / events:0.0} bytes an event |"));
        return 0;
    }

    private static async Task AppendAsync(StorePlace place, string run, int writers, EmailEvent[][] batches)
    {
        var (stores, ledgers) = (new List<OpenStore>(), new List<DurableLedger>());
        for (var i = 0; i < (place.IsShared ? writers : 1); i++)
        {
            stores.Add(await place.OpenAsync(run));
            ledgers.Add(await DurableLedger.OpenAsync(Ledger, stores[i].Log));
        }
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            for (var batch = Interlocked.Increment(ref next); batch < batches.Length; batch = Interlocked.Increment(ref next))
                await ledgers[writer % ledgers.Count].AppendAsync(batches[batch]);
        })));
        foreach (var ledger in ledgers) await ledger.DisposeAsync();
        foreach (var store in stores) await store.DisposeAsync();
    }
}
