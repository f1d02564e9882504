using CampaignMetrics.Collections;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Engine.Store;

/// <summary>One event of an <see cref="EventBatch"/>, with its texts as slots. The contact's key lies in the batch's texts, followed by the
/// id's code and the recipient's values in the link.</summary>
internal struct SlottedEvent
{
    public Entry Entry;

    /// <summary>Slot of the email; 0 for none.</summary>
    public int Email;

    /// <summary>The set of segments that the event states.</summary>
    public int Segments;

    /// <summary>The contact key's <see cref="KeyedHash.Hash64(ReadOnlySpan{byte})"/>; below, the key's offset and length in the batch's
    /// texts.</summary>
    public ulong ContactHash;
    public int Contact, ContactLength;

    /// <summary>The message's <see cref="MessageTable.HashOf"/>.</summary>
    public uint MessageHash;

    /// <summary>The index of the store that holds the contact's messages.</summary>
    public readonly int Store => MessageStores.IndexOf(ContactHash);

    /// <summary>The lengths of its id's code and of the recipient's values in its link, in bytes.</summary>
    public ushort IdLength, ValuesLength;

    /// <summary>The bit of <see cref="MessageSlot.Ids"/> that stands for its id.</summary>
    public readonly ulong IdBit => 1UL << Entry.IdPlace;
}
