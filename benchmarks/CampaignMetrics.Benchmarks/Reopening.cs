using System.Diagnostics;
using System.Globalization;

namespace CampaignMetrics.Benchmarks;

/// <summary>A ledger that is opened again from a snapshot of most of its events and a tail of one in a hundred: seconds, and the bytes that
/// it takes.</summary>
/// <remarks>Arguments: a <see cref="StorePlace"/> and how many events there are in all. What an earlier run has made is used again; the
/// first opening of a process is told apart, since code is compiled in it.</remarks>
internal static class Reopening
{
    private const string Ledger = "benchmark", Run = "reopened";
    private const int BatchEvents = 1_000, Rounds = 5;

    private static readonly DurableLedgerOptions Options = new() { SnapshotEveryBytes = 0 };

    public static async Task<int> RunAsync(StorePlace place, int events)
    {
        var (batches, tail) = (events / BatchEvents, events / BatchEvents / 100);
        if (await MakeAsync(place, 0, batches - tail))
        {
            var logged = (batches - tail) * BatchEvents;
            Tell($"log of {logged:N0} events: {(double)place.Bytes(Run) / logged:0.0} bytes an event");
            await SnapshotAsync(place);
            await MakeAsync(place, batches - tail, batches);
        }
        for (var round = 0; round <= Rounds; round++) await OpenAsync(place, round == 0 ? "first" : $"{round}");
        return 0;
    }

    /// <summary>Appends batches.</summary>
    /// <returns>Whether it did; <see langword="false"/> if the ledger has them.</returns>
    private static async Task<bool> MakeAsync(StorePlace place, int from, int to)
    {
        await using var store = await place.OpenAsync(Run);
        if (from == 0 && await store.Log.FindAsync(Ledger) is not null) return false;
        await using var ledger = await DurableLedger.OpenAsync(Ledger, store.Log, store.Snapshots, Options);
        for (var batch = from; batch < to; batch++) await ledger.AppendAsync(DurableLedgerBenchmarks.Batch(batch, BatchEvents));
        return true;
    }

    private static async Task SnapshotAsync(StorePlace place)
    {
        await using var store = await place.OpenAsync(Run);
        await using var ledger = await DurableLedger.OpenAsync(Ledger, store.Log, store.Snapshots, Options);
        await ledger.SaveSnapshotAsync();
    }

    private static async Task OpenAsync(StorePlace place, string round)
    {
        GC.Collect();
        var watch = Stopwatch.StartNew();
        await using var store = await place.OpenAsync(Run);
        await using var ledger = await DurableLedger.OpenAsync(Ledger, store.Log, store.Snapshots, Options);
        var opened = watch.Elapsed;
        if (ledger.SnapshotProblem is { } problem) throw new InvalidDataException(problem);
        ledger.Messages.Report();
        var (events, reported) = (ledger.Messages.EventCount, watch.Elapsed);
        Tell($"| {place.Kind} | {round} | {events:N0} | {opened.TotalSeconds:0.00} s | with a report {reported.TotalSeconds:0.00} s |");
    }

    private static void Tell(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
