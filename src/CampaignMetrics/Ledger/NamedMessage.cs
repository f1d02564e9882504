using CampaignMetrics.Messages;

namespace CampaignMetrics.Ledger;

/// <summary>
/// Folds a message again from only those events that may be shown under the contact's name. Not thread-safe.
/// </summary>
/// <remarks>
/// <para>
/// A hidden open may be the only proof of a delivery. It then counts in every total, but a row that called the message delivered would
/// reveal it. In rows the message has the disposition that its visible events give it.
/// </para>
/// </remarks>
internal sealed class NamedMessage(CountedReader counted, Naming naming)
{
    // The visible entries and their labels, and the state made from them; reused for each message.
    private Entry[] _entries = [];
    private ActorLabel[] _labels = [];
    private MessageState _state;

    /// <summary>Folds a message from its visible events.</summary>
    /// <param name="message">The message with all its events.</param>
    /// <param name="send">The index of its sending.</param>
    /// <param name="contact">Its contact.</param>
    /// <param name="named">The folded message, valid until the next call; the same as the full one where nothing is hidden.</param>
    /// <returns>Whether any event of it may be shown.</returns>
    public bool TryFold(in FoldedMessage message, int send, ContactId contact, out FoldedMessage named)
    {
        named = message;
        if (!naming.HidesRequests) return true;
        var count = Keep(message, contact);
        // Nothing is hidden: the full message serves.
        if (count == message.Entries.Length) return true;
        // The keys stay; the instants are made anew, since a hidden event may have been the earliest.
        _state = message.State;
        _state.Forget();
        var shown = TakeStages(send) + count;
        foreach (ref readonly var entry in _entries.AsSpan(0, count)) _state.Take(entry);
        var presumes = counted.Events.Fold.Emails[_state.Email].PresumesDeliveries;
        named = new FoldedMessage(in _state, _entries.AsSpan(0, count), _labels.AsSpan(0, count), presumes);
        return shown > 0;
    }

    private int Keep(in FoldedMessage message, ContactId contact)
    {
        var count = 0;
        if (_entries.Length < message.Entries.Length)
            (_entries, _labels) = (new Entry[message.Entries.Length * 2], new ActorLabel[message.Entries.Length * 2]);
        for (var i = 0; i < message.Entries.Length; i++)
            if (naming.Shows(contact, message.Entries[i]))
                (_entries[count], _labels[count++]) = (message.Entries[i], message.Labels[i]);
        return count;
    }

    private int TakeStages(int send)
    {
        var count = 0;
        foreach (ref readonly var entry in counted.Events.AllOf(send))
        {
            if (entry.Type is not (EventType.Sent or EventType.Delivered)) continue;
            _state.Take(entry);
            count++;
        }
        return count;
    }
}
