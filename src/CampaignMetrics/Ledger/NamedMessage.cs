using CampaignMetrics.Messages;

namespace CampaignMetrics.Ledger;

/// <summary>
/// Where a message stands as far as its contact may be named: by the events that may be shown. An open that may not be shown proves a
/// delivery in every total, and in no row. Valid until the next is asked for; not for two threads at once.
/// </summary>
internal sealed class NamedMessage(CountedReader counted, Naming naming)
{
    private Entry[] _entries = [];
    private ActorLabel[] _labels = [];
    private MessageState _state;

    /// <summary>Folds what may be shown of a message.</summary>
    /// <param name="message">The message as it counts.</param>
    /// <param name="send">Its sending.</param>
    /// <param name="contact">Its contact.</param>
    /// <param name="named">The same message where all of it may be shown.</param>
    /// <returns>Whether anything of it may be shown.</returns>
    public bool TryFold(in FoldedMessage message, int send, ContactId contact, out FoldedMessage named)
    {
        named = message;
        if (!naming.HidesRequests) return true;
        var count = Keep(message, contact);
        if (count == message.Entries.Length) return true;
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
