using CampaignMetrics.Messages;

namespace CampaignMetrics.Engine.Store;

/// <summary>All messages move to other stores with other texts, so that what is not moved is nowhere any more.</summary>
internal sealed partial class MessageStores
{
    private MessageStores? _successor;

    /// <summary>Empty stores with the same settings.</summary>
    public MessageStores NewEmpty() => new(spill, maxLogBytes, templates);

    /// <summary>Has the messages move to other stores. Threads that apply events wait meanwhile, and apply them there then. Who reads these
    /// stores goes on reading: they change no more.</summary>
    /// <param name="move">Gives stores with all messages of these that should stay; null if nothing moves.</param>
    /// <param name="publish">Makes them known.</param>
    /// <returns>Whether these stores had not been replaced before.</returns>
    public bool TryReplace(Func<MessageStores?> move, Action<MessageStores> publish)
    {
        lock (_splitting)
        {
            if (_successor is not null) return false;
            // Also the stores that were not there yet: an event must not make one now.
            for (var i = 0; i < _stores.Length; i++) StoreAt(i).Close();
            try
            {
                if (move() is not { } successor) return true;
                Volatile.Write(ref _successor, successor);
                publish(successor);
            }
            finally
            {
                if (_successor is null) foreach (var store in All) store.Reopen();
            }
            return true;
        }
    }

    /// <summary>Counts duplicates and refused events that were found before.</summary>
    public void AddCounts(long duplicates, long refused)
    {
        if (duplicates + refused > 0) StoreAt(0).AddCounts(duplicates, refused);
    }

    /// <summary>The stores to which the messages moved; null if they did not. Waits for a move that is not done.</summary>
    private MessageStores? Successor()
    {
        if (_splitting.IsHeldByCurrentThread)
            throw new InvalidOperationException("No events can be applied to a ledger by the function that it calls while it forgets.");
        lock (_splitting) return _successor;
    }

    /// <summary>Applies events that were prepared for stores with other texts.</summary>
    private EventCounts FoldOf(Vocabulary words, EventBatch batch, ReadOnlySpan<int> events)
    {
        var own = new EventBatch(Words, events.Length);
        var stored = new StoredFields(words);
        foreach (var index in events)
        {
            ref readonly var happened = ref batch[index];
            own.Add(
                stored.Of(
                    happened.Entry, happened.Segments, batch.ValuesOf(happened), batch.IdOf(happened), happened.Email,
                    batch.ContactOf(happened)));
        }
        return Fold(own);
    }
}
