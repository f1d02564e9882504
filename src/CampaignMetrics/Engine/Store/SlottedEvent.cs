using CampaignMetrics.Collections;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Engine.Store;

/// <summary>One event with its texts as slots: what the fold reads. In the batch's texts lie the contact's key, behind it the id's code,
/// and behind that the link's values.</summary>
internal struct SlottedEvent
{
    public Entry Entry;

    /// <summary>Slot of the email; 0 for none.</summary>
    public int Email;

    /// <summary>The set of segments that the event states.</summary>
    public int Segments;

    /// <summary>The contact key's <see cref="KeyedHash.Hash64(ReadOnlySpan{byte})"/>, and where the key lies.</summary>
    public ulong ContactHash;
    public int Contact, ContactLength;

    /// <summary>The message's <see cref="MessageTable.HashOf"/>.</summary>
    public uint MessageHash;

    /// <summary>Which store holds the contact's messages.</summary>
    public readonly int Store => (int)(ContactHash >> 64 - MessageStores.Bits);

    /// <summary>How long the recipient's values in its link are.</summary>
    public ushort ValuesLength;

    /// <summary>Which bit of <see cref="MessageSlot.Ids"/> stands for the id.</summary>
    public readonly ulong IdBit => 1UL << Entry.IdPlace;
}
