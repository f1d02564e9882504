using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Text;
using CampaignMetrics.Collections;
using CampaignMetrics.Links;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Engine.Store;

/// <summary>
/// All messages of a ledger, spread over 64 stores by the hash of their contact. Thread-safe: any threads may apply events and read at
/// once.
/// </summary>
/// <remarks>
/// <para>All messages of a contact are in one store, so that a report can follow a contact without looking elsewhere. The texts that
/// events name are shared by all stores: <see cref="Words"/>.</para>
/// <para>A ledger begins with a single store, since a service may hold thousands of ledgers with a few messages each. When it has
/// <see cref="SplitAt"/>, they move to 64. Readers that have the single one go on reading it: it stays as it was.</para>
/// </remarks>
internal sealed partial class MessageStores(
    SpillOptions? spill, int maxLogBytes = LedgerOptions.DefaultMaxLogBytes, LinkTemplates? templates = null) : IDisposable
{
    // The highest bits of the contact's hash choose the store. The tables within it use the lower 32, which stay evenly spread.
    public const int Bits = 6, Count = 1 << Bits;

    /// <summary>The number of messages from which on there are 64 stores.</summary>
    public const int SplitAt = 1024;

    /// <summary>
    /// How many events are prefetched together: enough that the first one's memory has arrived when it is used, few enough that it has not
    /// been evicted from the cache again.
    /// </summary>
    private const int Together = 256;

    /// <summary>Spilling goes on until an eighth of the limit is free.</summary>
    private const int SpillParts = 8;

    // One place at first, later 64; replaced as a whole.
    private MessageStore?[] _stores = new MessageStore?[1];
    private readonly Lock _splitting = new(), _spilling = new();
    private bool _isDisposed;

    /// <summary>The texts and numbers that the events of all stores name by slots.</summary>
    public Vocabulary Words { get; } =
        new(templates ?? LinkTemplates.Default, spill is { } given ? () => NewStream(given) : null);

    /// <summary>The stores that exist: each is made for its first event.</summary>
    public IReadOnlyList<MessageStore> All => [.. Volatile.Read(ref _stores).OfType<MessageStore>()];

    /// <summary>Whether messages go to streams where memory is short.</summary>
    public bool MaySpill => spill is not null;

    /// <summary>Whether all messages are in one store still.</summary>
    public bool IsSmall => _stores.Length == 1;

    /// <summary>Applies a batch, empties it, and spills messages if they take more memory than the limit.</summary>
    /// <exception cref="IOException">Memory is short, and messages cannot be spilled; the batch is applied nevertheless.</exception>
    /// <exception cref="ObjectDisposedException">The streams are closed; the batch is unchanged.</exception>
    /// <returns>What became of its events.</returns>
    public EventCounts Apply(EventBatch batch)
    {
        var counts = Fold(batch);
        KeepToLimit();
        return counts;
    }

    /// <summary>Throws if the stores are disposed.</summary>
    /// <exception cref="ObjectDisposedException">The streams are closed, so spilled messages would be missing.</exception>
    public void ThrowIfClosed()
    {
        if (!Volatile.Read(ref _isDisposed)) return;
        if (Volatile.Read(ref _successor) is not { } successor) throw new ObjectDisposedException("MessageLedger");
        successor.ThrowIfClosed();
    }

    /// <summary>Applies a batch and empties it, without a look at the memory limit: the next <see cref="Apply"/> sees to that.</summary>
    /// <returns>What became of its events.</returns>
    public EventCounts Fold(EventBatch batch)
    {
        ThrowIfClosed();
        batch.Sort();
        var counts = default(EventCounts);
        for (var from = 0; from < batch.Count; from += Together)
            counts += Fold(batch, batch.InOrder[from..Math.Min(from + Together, batch.Count)]);
        batch.Clear();
        return counts;
    }

    /// <summary>Applies a batch of one event and empties it, without a look at the memory limit.</summary>
    /// <returns>What became of the event.</returns>
    public EventCounts FoldSingle(EventBatch batch)
    {
        // In the order in which the only event was added.
        var counts = Fold(batch, batch.InOrder, batch[0].Store);
        batch.Clear();
        return counts;
    }

    /// <inheritdoc cref="MessageStore.TryAdd"/>
    public void Add(ReadOnlySpan<byte> contact, ulong contactHash, int email, RecordBase from, ReadOnlySpan<byte> log)
    {
        var index = IndexOf(contactHash);
        while (!StoreAt(index).TryAdd(contact, contactHash, email, from, log)) { }
        SplitIfDue();
    }

    /// <summary>The store that holds a contact's messages, or null if it does not exist yet.</summary>
    public MessageStore? Of(string contact)
    {
        var stores = Volatile.Read(ref _stores);
        var index = IndexOf(KeyedHash.Hash64(Encoding.UTF8.GetBytes(contact)));
        return Volatile.Read(ref stores[stores.Length == 1 ? 0 : index]);
    }

    /// <summary>The index of the store for a contact's messages among 64, by the hash of the contact's key.</summary>
    public static int IndexOf(ulong contactHash) => (int)(contactHash >> 64 - Bits);

    /// <summary>Closes all streams. A ledger that does not spill has none, and stays usable.</summary>
    public void Dispose()
    {
        if (spill is null) return;
        lock (_spilling)
        {
            if (_isDisposed) return;
            Volatile.Write(ref _isDisposed, true);
            ExceptionDispatchInfo? failure = null;
            foreach (var store in All) Close(store, ref failure);
            Close(Words, ref failure);
            failure?.Throw();
        }
    }

    /// <summary>Closes streams. A failure must not keep the other streams open; the first is thrown at the end.</summary>
    private static void Close(IDisposable streams, ref ExceptionDispatchInfo? failure)
    {
        try
        {
            streams.Dispose();
        }
        catch (Exception e)
        {
            failure ??= ExceptionDispatchInfo.Capture(e);
        }
    }

    private EventCounts Fold(EventBatch batch, ReadOnlySpan<int> events)
    {
        Prefetch(batch, events);
        var counts = default(EventCounts);
        for (int from = 0, to; from < events.Length; from = to)
        {
            var store = batch[events[from]].Store;
            for (to = from + 1; to < events.Length && batch[events[to]].Store == store; to++) { }
            counts += Fold(batch, events[from..to], store);
        }
        return counts;
    }

    /// <summary>Applies events of one store.</summary>
    private EventCounts Fold(EventBatch batch, ReadOnlySpan<int> events, int store)
    {
        EventCounts counts;
        // Again, if the messages moved between the look for the store and its lock: to 64 stores, or to a successor.
        while (!StoreAt(store).TryApply(batch, events, out counts))
            if (Successor() is { } successor) return successor.FoldOf(Words, batch, events);
        SplitIfDue();
        return counts;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SplitIfDue()
    {
        if (_stores.Length == 1 && _stores[0] is { Count: >= SplitAt }) Split();
    }

    /// <summary>Moves all messages from the single store to 64. Nothing happens if they are there already, or were spilled.</summary>
    private void Split()
    {
        lock (_splitting)
        {
            if (_stores is not [{ IsSpilled: false } single]) return;
            var stores = new MessageStore?[Count];
            single.MoveTo(
                hash => stores[IndexOf(hash)] ??= new MessageStore(Words, maxLogBytes), () => Volatile.Write(ref _stores, stores));
        }
    }

    /// <summary>
    /// Prefetches what the events will touch: waiting for memory is most of the time of applying them. Each loop reads only what the loop
    /// before it has prefetched, so that many cache misses overlap: first buckets, then slots, then keys and logs. No lock is held: a stale
    /// answer costs a wasted prefetch and nothing else.
    /// </summary>
    private void Prefetch(EventBatch batch, ReadOnlySpan<int> events)
    {
        Span<int> firsts = stackalloc int[Together], messages = stackalloc int[Together];
        var count = 0;
        uint? last = null;
        foreach (var index in events)
        {
            ref readonly var happened = ref batch[index];
            // Consecutive events are often of the same message.
            if (happened.MessageHash == last) continue;
            last = happened.MessageHash;
            firsts[count++] = index;
            StoreOf(happened).Prefetch(happened);
        }
        for (var i = 0; i < count; i++)
        {
            ref readonly var happened = ref batch[firsts[i]];
            messages[i] = StoreOf(happened).PrefetchSlot(happened);
        }
        for (var i = 0; i < count; i++)
        {
            ref readonly var happened = ref batch[firsts[i]];
            StoreOf(happened).PrefetchTexts(happened, messages[i]);
        }
    }

    private MessageStore StoreOf(in SlottedEvent happened) => StoreAt(happened.Store);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private MessageStore StoreAt(int index)
    {
        var stores = Volatile.Read(ref _stores);
        var place = stores.Length == 1 ? 0 : index;
        return stores[place] ?? NewAt(ref stores[place]);
    }

    /// <summary>Makes a store, unless another thread has made it meanwhile.</summary>
    private MessageStore NewAt(ref MessageStore? place) =>
        Interlocked.CompareExchange(ref place, new MessageStore(Words, maxLogBytes), null) ?? place!;

    /// <summary>Spills the largest stores if all stores together take more memory than the limit; from then on texts too.</summary>
    /// <exception cref="IOException">They cannot be spilled; nothing is lost.</exception>
    public void KeepToLimit()
    {
        if (spill is null) return;
        if (Volatile.Read(ref _successor) is { } successor)
        {
            successor.KeepToLimit();
            return;
        }
        var isShort = false;
        foreach (var store in _stores.AsSpan())
        {
            if (store is not { IsSpilled: true }) continue;
            isShort = true;
            store.WriteSpilled();
        }
        if (isShort) Words.Spill();
        if (!IsOver(spill, parts: 1)) return;
        // A spilled store is read back as a whole, so it must be a small part of all.
        Split();
        lock (_spilling)
        {
            ThrowIfClosed();
            // Another thread may have spilled meanwhile.
            if (!IsOver(spill, parts: 1)) return;
            // More than needed, so that the next events do not cause the next spill.
            while (IsOver(spill, parts: SpillParts) && All.Where(store => !store.IsSpilled).MaxBy(store => store.Bytes) is { } largest)
                largest.Spill(NewStream(spill));
        }
    }

    private static Stream NewStream(SpillOptions spill)
    {
        var stream = spill.CreateStream() ?? throw new InvalidOperationException("SpillOptions.CreateStream gave no stream.");
        if (stream is { CanRead: true, CanWrite: true, CanSeek: true }) return stream;
        stream.Dispose();
        throw new InvalidOperationException("SpillOptions.CreateStream gave a stream that cannot be read, written and sought.");
    }

    /// <summary>Whether the stores take more memory than their limit; with several parts, than the limit less one such part.</summary>
    private bool IsOver(SpillOptions limits, int parts)
    {
        long bytes = 0, messages = 0;
        foreach (var store in _stores)
        {
            if (store is null) continue;
            bytes += store.IsSpilled ? 0 : store.Bytes;
            messages += store.KnownMessages;
        }
        var limit = limits.LimitOf(messages);
        return bytes > (parts > 1 ? limit - limit / parts : limit);
    }
}
