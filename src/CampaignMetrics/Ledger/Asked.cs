using CampaignMetrics.Collections;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Ledger;

/// <summary>What a message is listed for.</summary>
/// <param name="At">When it happened.</param>
/// <param name="Event">The event that says so; null where none does.</param>
/// <param name="Index">Its index among the message's entries; <see cref="Slot.None"/> for <c>sent</c> and <c>delivered</c>.</param>
internal readonly record struct Asked(long At, Entry? Event, int Index)
{
    public static Asked Of(in FoldedMessage message, int entry) => new(message.Entries[entry].At, message.Entries[entry], entry);
}
