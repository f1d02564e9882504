using System.Runtime.ExceptionServices;
using CampaignMetrics.Engine.Store;
using CampaignMetrics.Reports;

namespace CampaignMetrics.Engine;

/// <summary>Adds up all stores of a ledger, with as many threads as it has leave to use.</summary>
internal static class TallyAll
{
    /// <summary>A second thread costs more than it brings below so many events.</summary>
    private const long ManyEvents = 20_000;

    public static ReportSums Of(
        MessageStores stores, LedgerOptions options, Definition definition, ReportScope scope, CancellationToken cancellationToken)
    {
        var all = stores.All;
        var (from, to) = RangeOf(all);
        var tallyOptions = new TallyOptions(options.Catalog, options.Enrichment, from, to, options.MergeableReports);
        var sums = new ReportSums();
        var next = -1;
        var threads = EventsOf(all) < ManyEvents ? 1 : Math.Min(options.MaxThreads, all.Count);
        if (threads == 1) Work();
        else Together(Work, threads);
        return sums;

        void Work()
        {
            var reader = new MessageReader(stores.Words, options.Catalog, options.Enrichment);
            var tally = new StoreTally(reader, new Tally(stores.Words, reader.Fold, tallyOptions, definition, scope));
            for (var i = Interlocked.Increment(ref next); i < all.Count; i = Interlocked.Increment(ref next))
            {
                cancellationToken.ThrowIfCancellationRequested();
                tally.Add(all[i].Whole());
            }
            lock (sums) sums.Add(tally.ToSums());
        }
    }

    private static void Together(Action work, int threads)
    {
        try
        {
            Parallel.Invoke(new ParallelOptions { MaxDegreeOfParallelism = threads }, [.. Enumerable.Repeat(work, threads)]);
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]); // as one thread would throw it
        }
    }


    private static long EventsOf(IReadOnlyList<MessageStore> stores)
    {
        var events = 0L;
        foreach (var store in stores) events += store.Events;
        return events;
    }

    /// <summary>The earliest event, and the latest.</summary>
    private static (long From, long To) RangeOf(IReadOnlyList<MessageStore> stores)
    {
        if (stores.Count == 0) return default;
        var (from, to) = (long.MaxValue, long.MinValue);
        foreach (var store in stores) (from, to) = (Math.Min(from, store.EarliestAt), Math.Max(to, store.LatestAt));
        return (from, to);
    }
}
