using CampaignMetrics.Collections;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Ledger;

/// <summary>What puts a message on a list: the open, click, bounce or delivery that the list is about.</summary>
/// <param name="At">When it happened, in milliseconds since 1970.</param>
/// <param name="Event">The event that shows it; null where no event of the message does.</param>
/// <param name="Index">Its index among the message's entries; <see cref="Slot.None"/> for <c>sent</c> and <c>delivered</c>, which are
/// kept apart from the entries.</param>
internal readonly record struct Asked(long At, Entry? Event, int Index)
{
    /// <summary>Whether the event names no email and was attributed to the message: it is no event of the message's own.</summary>
    public bool IsOwed { get; init; }

    public static Asked Of(in FoldedMessage message, int entry) => new(message.Entries[entry].At, message.Entries[entry], entry);
}
