using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Text;
using CampaignMetrics.Collections;
using CampaignMetrics.Links;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Engine.Store;

/// <summary>
/// All messages of a ledger, spread over stores by their contacts' hashes. Any threads may apply events and read at once.
/// </summary>
internal sealed class MessageStores(
    SpillOptions? spill, int maxLogBytes = LedgerOptions.DefaultMaxLogBytes, LinkTemplates? templates = null) : IDisposable
{
    public const int Bits = 6, Count = 1 << Bits;

    /// <summary>
    /// How many events wait for memory together: enough that the first's is
    /// there when it is asked for again, few enough that it is still there.
    /// </summary>
    private const int Together = 256;

    private const int SpillParts = 8;

    private readonly MessageStore?[] _stores = new MessageStore?[Count];
    private readonly Lock _spilling = new();
    private bool _isDisposed;

    public Vocabulary Words { get; } = new(templates ?? LinkTemplates.Default);

    /// <summary>Those that have messages.</summary>
    public IReadOnlyList<MessageStore> All => [.. _stores.OfType<MessageStore>()];

    /// <summary>Folds a batch in, empties it, and sees to the limit of memory.</summary>
    /// <exception cref="IOException">Memory is short, and messages cannot be spilled; the batch is folded in none the less.</exception>
    /// <exception cref="ObjectDisposedException">The streams are closed; the batch is as it was.</exception>
    public void Apply(EventBatch batch)
    {
        Fold(batch);
        KeepToLimit();
    }

    /// <exception cref="ObjectDisposedException">The streams are closed, without which some messages may be missing.</exception>
    public void ThrowIfClosed()
    {
        if (Volatile.Read(ref _isDisposed)) throw new ObjectDisposedException("MessageLedger");
    }

    /// <summary>Folds a batch in, and empties it; the limit of memory is for the next <see cref="Apply"/>.</summary>
    public void Fold(EventBatch batch)
    {
        ThrowIfClosed();
        batch.Sort();
        for (var from = 0; from < batch.Count; from += Together) Fold(batch, batch.InOrder[from..Math.Min(from + Together, batch.Count)]);
        batch.Clear();
    }

    /// <summary>The store that holds a contact's messages, or null if there is none yet.</summary>
    public MessageStore? Of(string contact) => Volatile.Read(ref _stores[KeyedHash.Hash64(Encoding.UTF8.GetBytes(contact)) >> 64 - Bits]);

    /// <summary>The store for a contact's messages, by the contact's hash.</summary>
    public MessageStore StoreFor(ulong contactHash) => StoreAt((int)(contactHash >> 64 - Bits));

    /// <summary>Closes all streams. Without any that could be closed, nothing changes.</summary>
    public void Dispose()
    {
        if (spill is null) return;
        lock (_spilling)
        {
            if (_isDisposed) return;
            Volatile.Write(ref _isDisposed, true);
            ExceptionDispatchInfo? failure = null;
            foreach (var store in All) Close(store, ref failure);
            failure?.Throw();
        }
    }

    /// <summary>One stream that cannot be closed keeps no other open; the first failure is told at the end.</summary>
    private static void Close(MessageStore store, ref ExceptionDispatchInfo? failure)
    {
        try
        {
            store.Dispose();
        }
        catch (Exception e)
        {
            failure ??= ExceptionDispatchInfo.Capture(e);
        }
    }

    private void Fold(EventBatch batch, ReadOnlySpan<int> events)
    {
        Prefetch(batch, events);
        for (int from = 0, to; from < events.Length; from = to)
        {
            var store = batch[events[from]].Store;
            for (to = from + 1; to < events.Length && batch[events[to]].Store == store; to++) { }
            StoreAt(store).Apply(batch, events[from..to]);
        }
    }

    /// <summary>
    /// The wait for memory is most of the fold's time. Each loop here asks for what can be
    /// found without the loads of the same loop, so that the processor waits for many at once.
    /// </summary>
    private void Prefetch(EventBatch batch, ReadOnlySpan<int> events)
    {
        Span<int> firsts = stackalloc int[Together], messages = stackalloc int[Together];
        int count = 0, last = -1;
        foreach (var index in events)
        {
            if (last >= 0 && batch[index].MessageHash == batch[last].MessageHash) continue;
            firsts[count++] = last = index;
            StoreOf(batch[index]).Prefetch(batch[index]);
        }
        for (var i = 0; i < count; i++) messages[i] = StoreOf(batch[firsts[i]]).PrefetchSlot(batch[firsts[i]]);
        for (var i = 0; i < count; i++) StoreOf(batch[firsts[i]]).PrefetchTexts(batch[firsts[i]], messages[i]);
    }

    private MessageStore StoreOf(in SlottedEvent happened) => StoreAt(happened.Store);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private MessageStore StoreAt(int index)
    {
        ref var store = ref _stores[index];
        return Volatile.Read(ref store) ?? Interlocked.CompareExchange(ref store, new MessageStore(Words, maxLogBytes), null) ?? store!;
    }

    /// <summary>Spills the largest stores when all of them take more memory than they may.</summary>
    /// <exception cref="IOException">They cannot be spilled; nothing is lost.</exception>
    public void KeepToLimit()
    {
        if (spill is null) return;
        foreach (var store in _stores.AsSpan())
            if (store is { IsSpilled: true }) store.WriteSpilled();
        if (!IsOver(spill, parts: 1)) return;
        lock (_spilling)
        {
            ThrowIfClosed();
            if (!IsOver(spill, parts: 1)) return;
            // Some more than need be, so that it does not begin anew with the next events.
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

    /// <summary>Whether the stores take more than their limit, less one of so many parts if there are several.</summary>
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
