using CampaignMetrics.Collections;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Engine.Store;

/// <summary>One event with its texts as slots: what the fold reads. The contact's key and the id's code lie in the batch's texts.</summary>
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

    /// <summary>How long the code of the event's id is, which lies behind the contact's key.</summary>
    public ushort IdLength;

    /// <summary>Which bit of <see cref="MessageSlot.Ids"/> stands for the id.</summary>
    public byte IdPlace;

    public readonly ulong IdBit => 1UL << IdPlace;
}
