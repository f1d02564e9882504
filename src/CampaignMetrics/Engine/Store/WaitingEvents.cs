using System.Numerics;
using System.Runtime.CompilerServices;

namespace CampaignMetrics.Engine.Store;

/// <summary>
/// Events that came one by one, held back until there are enough of them to wait for memory
/// together. Any threads may add, each to a batch of its processor; a report folds all of them in.
/// </summary>
internal sealed class WaitingEvents(MessageStores stores)
{
    private const int Capacity = 512, BatchesPerProcessor = 16;

    // A power of two of them, since a remainder would take as long as the exchange that takes the batch.
    private readonly Batch?[] _batches =
        new Batch?[BitOperations.RoundUpToPowerOf2((uint)Environment.ProcessorCount) * BatchesPerProcessor];

    /// <summary>Adds a record. When there are many, those before it are folded in first.</summary>
    /// <returns>Null, or why it is no event.</returns>
    /// <exception cref="IOException">Memory is short, and messages cannot be spilled; the record was not added.</exception>
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

    /// <summary>Folds in all events that were added before.</summary>
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

    /// <summary>A batch that no other thread has. One that was stopped while it had its processor's keeps no other waiting.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Batch Take()
    {
        var first = Thread.GetCurrentProcessorId() * BatchesPerProcessor;
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

        /// <summary>Whether a reader had it folded in, which leaves the limit of memory to the next writer.</summary>
        public bool WasRead { get; set; }

        public bool IsDue => events.IsFull || WasRead;

        /// <summary>Takes the batch for a writer, unless another has it or a reader waits for it.</summary>
        public bool TryTake() => Volatile.Read(ref _readers) == 0 && TryExchange();

        /// <summary>Takes the batch for a reader, which no later writer gets before.</summary>
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
