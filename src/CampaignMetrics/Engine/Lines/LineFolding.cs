using System.Runtime.ExceptionServices;
using CampaignMetrics.Engine.Store;
using CampaignMetrics.Events;
using CampaignMetrics.Reports;

namespace CampaignMetrics.Engine.Lines;

/// <summary>
/// Reads streams of event lines and applies their events to the stores, with several threads. Each thread takes a block of lines from the
/// first stream that no other thread is reading at the moment, then parses and applies it on its own.
/// </summary>
internal sealed class LineFolding(
    MessageStores stores, InputSum input, int maxLineBytes, IReadOnlyList<LineSource> sources, CancellationToken cancellationToken)
{
    /// <summary>The events per batch: enough that each of the 64 stores gets some dozens at a time, few enough that they stay in the
    /// processor's own cache.</summary>
    private const int BatchEvents = 2048;

    // Streams before this index are at their end.
    private int _firstOpen;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Reads all streams to their ends.</summary>
    public void Run(int threads)
    {
        using var others = new CountdownEvent(1);
        var block = new LineBlock();
        // The first block is taken before any thread is started: without a line none is needed.
        if (TryTake(block, out var source))
        {
            for (var i = 1; i < Math.Min(threads, LedgerOptions.MostThreads); i++) Start(others);
            Work(block, source);
        }
        // The wait is not cancelled: the other threads write to the stores until they notice the cancellation themselves.
        others.Signal();
        others.Wait(CancellationToken.None);
        _failure?.Throw();
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Reads all streams to their ends; no thread is blocked while a stream is read.</summary>
    public async Task RunAsync(int threads)
    {
        var workers = Enumerable.Range(0, Math.Min(threads, LedgerOptions.MostThreads))
            .Select(worker => Task.Run(() => WorkAsync(worker), CancellationToken.None));
        await Task.WhenAll(workers).ConfigureAwait(false);
        _failure?.Throw();
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <param name="worker">The worker's number, so that each begins with another stream.</param>
    private async Task WorkAsync(int worker)
    {
        try
        {
            var (block, parser, fields, batch) =
                (new LineBlock(), new EventLineParser(), new EventFields(), new EventBatch(stores.Words, BatchEvents));
            while (await TakeAsync(block, worker).ConfigureAwait(false) is { } source) Fold(block, source, parser, fields, batch);
        }
        catch (Exception e)
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(e), null);
        }
    }

    private async ValueTask<LineSource?> TakeAsync(LineBlock block, int first)
    {
        for (var i = 0; i < sources.Count && _failure is null; i++)
        {
            var source = sources[(first + i) % sources.Count];
            if (await source.TakeAsync(block, cancellationToken).ConfigureAwait(false)) return source;
        }
        return null;
    }

    private void Start(CountdownEvent others)
    {
        others.AddCount();
        var thread = new Thread(() =>
        {
            Work(new LineBlock(), null);
            others.Signal();
        }) { IsBackground = true, Name = "Event lines" };
        thread.Start();
    }

    /// <summary>The work of one thread. An exception on any thread ends all of them and is thrown on the caller's.</summary>
    private void Work(LineBlock block, LineSource? source)
    {
        try
        {
            var parser = new EventLineParser();
            var fields = new EventFields();
            var batch = new EventBatch(stores.Words, BatchEvents);
            if (source is not null) Fold(block, source, parser, fields, batch);
            while (TryTake(block, out source)) Fold(block, source, parser, fields, batch);
        }
        catch (Exception e)
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(e), null);
        }
    }

    private bool TryTake(LineBlock block, out LineSource source)
    {
        for (var (at, wait) = (0, false); ; at++)
        {
            var first = Volatile.Read(ref _firstOpen);
            if (first >= sources.Count || _failure is not null || cancellationToken.IsCancellationRequested)
            {
                source = null!;
                return false;
            }
            // Every stream is being read by another thread: wait for the first.
            if (at >= sources.Count) (at, wait) = (first, true);
            else at = Math.Max(at, first);
            source = sources[at];
            var taken = source.Take(block, wait);
            if (taken == TakenBlock.Taken) return true;
            if (taken == TakenBlock.End) Interlocked.CompareExchange(ref _firstOpen, at + 1, at);
        }
    }

    private void Fold(LineBlock block, LineSource source, EventLineParser parser, EventFields fields, EventBatch batch)
    {
        List<Rejection>? rejections = null;
        var lines = block.Lines(maxLineBytes);
        var count = 0;
        while (lines.MoveNext())
        {
            count++;
            var reason = lines.IsTooLong ? EventLines.TooLong(maxLineBytes) : parser.Parse(lines.Segment, fields);
            if (reason is null) batch.Add(fields);
            else (rejections ??= []).Add(new Rejection(lines.Number, reason));
            if (batch.IsFull) stores.Apply(batch);
        }
        if (batch.Count > 0) stores.Apply(batch);
        lock (input)
        {
            input.Lines += count;
            foreach (var rejection in rejections ?? []) input.Reject(rejection);
        }
        source.Done(block.Number, count - (rejections?.Count ?? 0), rejections);
    }
}
