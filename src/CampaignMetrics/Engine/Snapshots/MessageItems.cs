using CampaignMetrics.Collections;
using CampaignMetrics.Engine.Store;

namespace CampaignMetrics.Engine.Snapshots;

/// <summary>Messages as items of frames: the contact's key, the email, what the records are told from, and the log as it is. An empty key
/// is the contact of the item before.</summary>
internal static class MessageItems
{
    /// <summary>Writes all messages of a store, contact by contact, each message as it is at one instant.</summary>
    /// <param name="frames">Where to.</param>
    /// <param name="store">The store.</param>
    /// <returns>How many messages are written, after each.</returns>
    public static IEnumerable<int> Write(FrameWriter frames, MessageStore store)
    {
        var written = 0;
        var log = new byte[1024];
        var last = Slot.None;
        foreach (var message in InOrder(store))
        {
            MessageSlot slot;
            int length;
            lock (store.Gate)
            {
                slot = store[message];
                length = store.CopyLog(slot, ref log);
            }
            Write(frames, store.Contacts.At(slot.Contact), slot.Email, slot.Base, log.AsSpan(0, length), isSame: slot.Contact == last);
            last = slot.Contact;
            yield return ++written;
        }
    }

    /// <param name="frames">Where to.</param>
    /// <param name="contact">The contact's key.</param>
    /// <param name="email">The email.</param>
    /// <param name="from">What the events are told from.</param>
    /// <param name="log">The events.</param>
    /// <param name="isSame">Whether the item before is of the same contact.</param>
    public static void Write(
        FrameWriter frames, ReadOnlySpan<byte> contact, int email, RecordBase from, ReadOnlySpan<byte> log, bool isSame = false)
    {
        var isFirst = frames.Begin(FrameKind.Messages, contact.Length + log.Length + 5 * VarInt.MaxLength);
        frames.Write(isSame && !isFirst ? default : contact);
        frames.Write((uint)email);
        frames.Write((ulong)from.At);
        frames.Write((uint)from.Segments);
        frames.Write(log);
    }

    /// <summary>Reads all messages of a frame.</summary>
    /// <param name="frames">The frames.</param>
    /// <param name="storeOf">The store that takes a contact's messages, by the contact's hash.</param>
    public static void Read(FrameReader frames, Func<ulong, MessageStore> storeOf)
    {
        ReadOnlySpan<byte> contact = default;
        var hash = 0UL;
        while (frames.HasMore)
        {
            var key = frames.ReadBytes();
            if (!key.IsEmpty)
            {
                contact = key;
                hash = KeyedHash.Hash64(key);
            }
            var email = frames.ReadInt();
            var from = new RecordBase((long)frames.ReadNumber(), frames.ReadInt());
            storeOf(hash).Add(contact, hash, email, from, frames.ReadBytes());
        }
    }

    /// <summary>The messages that the store has now, by contact.</summary>
    private static int[] InOrder(MessageStore store)
    {
        int[] messages, contacts;
        lock (store.Gate)
        {
            messages = [.. Enumerable.Range(0, store.Count)];
            contacts = [.. messages.Select(message => store[message].Contact)];
        }
        Array.Sort(contacts, messages);
        return messages;
    }
}
