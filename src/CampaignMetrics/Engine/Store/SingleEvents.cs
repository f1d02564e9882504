using System.Numerics;
using System.Runtime.CompilerServices;

namespace CampaignMetrics.Engine.Store;

/// <summary>Batches for events that are applied one by one. Each is used for one event after the other, by one thread at a time, so that
/// nothing is allocated for an event. Thread-safe.</summary>
/// <remarks>Batches shared by ledgers each keep the texts of the ledger that used them last, until another one does.</remarks>
internal sealed class SingleEvents
{
    // Several per processor: a thread that is preempted with one in hand must not make the next thread wait.
    private const int PerProcessor = 16;

    // A power of two, so that an index wraps with a mask: a division would take as long as taking one.
    private readonly Single?[] _singles = new Single?[BitOperations.RoundUpToPowerOf2((uint)Environment.ProcessorCount) * PerProcessor];

    /// <summary>Takes one that no other thread has, of the current processor if possible.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Single Take(MessageStores stores)
    {
        // In a small ledger, threads wait for the only store anyway. One for all of them looks at the memory limit regularly.
        var first = stores.IsSmall && stores.MaySpill ? 0 : Thread.GetCurrentProcessorId() * PerProcessor;
        // The processor is only a hint, as the thread may move; the exchange in TryTake decides.
        for (var wait = new SpinWait(); ; wait.SpinOnce())
            for (var i = 0; i < _singles.Length; i++)
            {
                var single = SingleAt(first + i & _singles.Length - 1, stores);
                if (single.TryTake()) return single;
            }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Single SingleAt(int index, MessageStores stores)
    {
        ref var single = ref _singles[index];
        return Volatile.Read(ref single) ?? Interlocked.CompareExchange(ref single, new Single(stores), null) ?? single!;
    }

    /// <summary>A batch for one event.</summary>
    internal sealed class Single(MessageStores first)
    {
        /// <summary>How often the memory limit is looked at: that takes as long as applying an event.</summary>
        private const int LimitEvery = 256;

        private readonly EventBatch _batch = new(first.Words, 1);
        private int _taken, _untilLimit;

        public bool TryTake() => Interlocked.CompareExchange(ref _taken, 1, 0) == 0;

        public void Release() => Volatile.Write(ref _taken, 0);

        public ApplyResult Apply(MessageStores stores, EmailEvent emailEvent)
        {
            stores.ThrowIfClosed();
            LookAtLimit(stores);
            // Empty, unless the event before failed for lack of memory.
            _batch.Begin(stores.Words);
            return _batch.Add(emailEvent) is { } reason ? ApplyResult.Rejected(reason) : ApplyResult.Of(stores.FoldSingle(_batch));
        }

        /// <summary>Spills messages where that is due. If it fails, the event is not applied, but it can be when it comes again: messages
        /// stay in memory until the next look.</summary>
        private void LookAtLimit(MessageStores stores)
        {
            if (_untilLimit-- > 0) return;
            _untilLimit = LimitEvery;
            stores.KeepToLimit();
        }
    }
}
