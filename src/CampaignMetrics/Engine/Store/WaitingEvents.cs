using System.Numerics;
using System.Runtime.CompilerServices;

namespace CampaignMetrics.Engine.Store;

/// <summary>
/// Buffers events that come one by one until there are enough of them to be applied with prefetching. Thread-safe: each thread adds to a
/// batch of its processor. Reports apply all buffered events first.
/// </summary>
internal sealed class WaitingEvents(MessageStores stores)
{
    // Several batches per processor: a thread that is preempted with one in hand must not make the next thread wait.
    private const int Capacity = 512, BatchesPerProcessor = 16;

    // A power of two, so that an index wraps with a mask: a division would take as long as taking a batch.
    private readonly Batch?[] _batches =
        new Batch?[BitOperations.RoundUpToPowerOf2((uint)Environment.ProcessorCount) * BatchesPerProcessor];

    /// <summary>Adds an event. If its batch is full, or a report has emptied it, the batch is applied first.</summary>
    /// <returns>Null, or why it is no event.</returns>
    /// <exception cref="IOException">Memory is short, and messages cannot be spilled; the event was not added.</exception>
    public string? Add(EmailEvent happened)
    {
        var batch = Take();
        try
        {
            if (batch.IsDue) Apply(batch);
            return batch.Events.Add(happened);
        }
        finally
        {
            batch.Release();
        }
    }

    /// <summary>Applies all events that were added before the call.</summary>
    public void Fold()
    {
        foreach (ref var place in _batches.AsSpan())
        {
            if (Volatile.Read(ref place) is not { } batch) continue;
            batch.TakeFromWriters();
            try
            {
                batch.WasRead |= batch.Events.Count > 0;
                stores.Fold(batch.Events);
            }
            finally
            {
                batch.Release();
            }
        }
    }

    private void Apply(Batch batch)
    {
        batch.WasRead = false;
        stores.Apply(batch.Events);
    }

    /// <summary>Takes a batch that no other thread has, of the current processor if possible.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Batch Take()
    {
        var first = Thread.GetCurrentProcessorId() * BatchesPerProcessor;
        // The processor is only a hint, as the thread may move; the exchange in TryTake decides.
        for (var wait = new SpinWait(); ; wait.SpinOnce())
            for (var i = 0; i < _batches.Length; i++)
            {
                var batch = BatchAt(first + i & _batches.Length - 1);
                if (batch.TryTake()) return batch;
            }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Batch BatchAt(int index)
    {
        ref var batch = ref _batches[index];
        return Volatile.Read(ref batch) ?? Interlocked.CompareExchange(ref batch, new Batch(new EventBatch(stores.Words, Capacity)), null)
            ?? batch!;
    }

    private sealed class Batch(EventBatch events)
    {
        private int _taken, _readers;

        public EventBatch Events => events;

        /// <summary>Whether a reader had it applied. Readers do not enforce the memory limit, so the next writer has to.</summary>
        public bool WasRead { get; set; }

        public bool IsDue => events.IsFull || WasRead;

        /// <summary>Takes the batch for a writer, unless another thread has it or a reader waits for it.</summary>
        public bool TryTake() => Volatile.Read(ref _readers) == 0 && TryExchange();

        /// <summary>Takes the batch for a reader. Writers stand back while it waits, so a steady stream of them cannot starve it.</summary>
        public void TakeFromWriters()
        {
            Interlocked.Increment(ref _readers);
            for (var wait = new SpinWait(); !TryExchange(); wait.SpinOnce()) { }
            Interlocked.Decrement(ref _readers);
        }

        public void Release() => Volatile.Write(ref _taken, 0);

        private bool TryExchange() => Interlocked.CompareExchange(ref _taken, 1, 0) == 0;
    }
}
