using System.Numerics;
using System.Runtime.CompilerServices;

namespace CampaignMetrics.Engine.Store;

/// <summary>Applies events that come as objects, one by one or many at once, and says what became of them. Thread-safe.</summary>
/// <remarks>
/// <para>Many events at once are faster: the stores prefetch their memory together. A single one is applied by itself, in a batch of the
/// processor that is used for one after the other, so that nothing is allocated for an event.</para>
/// </remarks>
internal sealed class EventIntake(MessageStores stores)
{
    // Several per processor: a thread that is preempted with one in hand must not make the next thread wait.
    private const int PerProcessor = 16;

    /// <summary>As many events as the stores prefetch together.</summary>
    private const int Together = 256;

    // A power of two, so that an index wraps with a mask: a division would take as long as taking one.
    private readonly Single?[] _singles = new Single?[BitOperations.RoundUpToPowerOf2((uint)Environment.ProcessorCount) * PerProcessor];

    /// <summary>Applies an event.</summary>
    /// <exception cref="IOException">Memory is short, and messages cannot be spilled; the event was not applied.</exception>
    /// <exception cref="ObjectDisposedException">The streams are closed; the event was not applied.</exception>
    public ApplyResult Apply(EmailEvent emailEvent)
    {
        var single = Take();
        try
        {
            return single.Apply(emailEvent);
        }
        finally
        {
            single.Release();
        }
    }

    /// <summary>Applies events.</summary>
    /// <param name="events">The events.</param>
    /// <param name="rejected">Receives those that are none, each with its place from 1 as its line.</param>
    /// <returns>What became of the others.</returns>
    /// <exception cref="IOException">Memory is short, and messages cannot be spilled; the events up to some place are applied.</exception>
    /// <exception cref="ObjectDisposedException">The streams are closed.</exception>
    public EventCounts Apply(IEnumerable<EmailEvent> events, ICollection<Rejection> rejected)
    {
        var batch = new EventBatch(stores.Words, Together);
        var counts = default(EventCounts);
        var place = 0;
        foreach (var emailEvent in events)
        {
            place++;
            if (batch.Add(emailEvent) is { } reason) rejected.Add(new Rejection(place, reason));
            if (batch.IsFull) counts += stores.Apply(batch);
        }
        return counts + stores.Apply(batch);
    }

    /// <summary>Takes one that no other thread has, of the current processor if possible. Small ledgers, of which there may be thousands,
    /// have one for all processors: there threads wait for the only store anyway.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Single Take()
    {
        var first = stores.IsSmall ? 0 : Thread.GetCurrentProcessorId() * PerProcessor;
        // The processor is only a hint, as the thread may move; the exchange in TryTake decides.
        for (var wait = new SpinWait(); ; wait.SpinOnce())
            for (var i = 0; i < _singles.Length; i++)
            {
                var single = SingleAt(first + i & _singles.Length - 1);
                if (single.TryTake()) return single;
            }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Single SingleAt(int index)
    {
        ref var single = ref _singles[index];
        return Volatile.Read(ref single) ?? Interlocked.CompareExchange(ref single, new Single(stores), null) ?? single!;
    }

    /// <summary>A batch for one event, which one thread at a time uses.</summary>
    private sealed class Single(MessageStores stores)
    {
        /// <summary>How often the memory limit is looked at: that takes as long as applying an event.</summary>
        private const int LimitEvery = 256;

        private readonly EventBatch _batch = new(stores.Words, 1);
        private int _taken, _untilLimit;

        public bool TryTake() => Interlocked.CompareExchange(ref _taken, 1, 0) == 0;

        public void Release() => Volatile.Write(ref _taken, 0);

        public ApplyResult Apply(EmailEvent emailEvent)
        {
            stores.ThrowIfClosed();
            LookAtLimit();
            return _batch.Add(emailEvent) is { } reason ? ApplyResult.Rejected(reason) : ApplyResult.Of(stores.FoldSingle(_batch));
        }

        /// <summary>Spills messages where that is due. If it fails, the event is not applied, but it can be when it comes again: messages
        /// stay in memory until the next look.</summary>
        private void LookAtLimit()
        {
            if (_untilLimit-- > 0) return;
            _untilLimit = LimitEvery;
            stores.KeepToLimit();
        }
    }
}
