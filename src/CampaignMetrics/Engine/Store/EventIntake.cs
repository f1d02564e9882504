using System.Numerics;
using System.Runtime.CompilerServices;

namespace CampaignMetrics.Engine.Store;

/// <summary>Applies events that come as objects, one by one or many at once, and says what became of them. Thread-safe.</summary>
/// <remarks>
/// <para>Many events at once are faster: the stores prefetch their memory together. A single one is applied by itself, in a batch of the
/// processor that is used for one after the other, so that nothing is allocated for an event. Small ledgers, of which there may be
/// thousands, share those batches.</para>
/// </remarks>
internal sealed class EventIntake(MessageStores stores)
{
    /// <summary>As many events as the stores prefetch together.</summary>
    private const int Together = 256;

    private static readonly SingleEvents OfSmallLedgers = new();

    private SingleEvents? _own;

    /// <summary>Applies an event.</summary>
    /// <exception cref="IOException">Memory is short, and messages cannot be spilled; the event was not applied.</exception>
    /// <exception cref="ObjectDisposedException">The streams are closed; the event was not applied.</exception>
    public ApplyResult Apply(EmailEvent emailEvent)
    {
        // A ledger that may spill is meant to be large.
        var singles = stores.IsSmall && !stores.MaySpill ? OfSmallLedgers : Volatile.Read(ref _own) ?? MakeOwn();
        var single = singles.Take(stores);
        try
        {
            return single.Apply(stores, emailEvent);
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

    private SingleEvents MakeOwn() => Interlocked.CompareExchange(ref _own, new SingleEvents(), null) ?? _own;
}
