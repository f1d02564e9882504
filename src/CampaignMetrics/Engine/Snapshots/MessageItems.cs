using CampaignMetrics.Collections;
using CampaignMetrics.Engine.Store;

namespace CampaignMetrics.Engine.Snapshots;

/// <summary>Adds the records of a message.</summary>
internal delegate void MessageAdding(ReadOnlySpan<byte> contact, ulong contactHash, int email, RecordBase from, ReadOnlySpan<byte> log);

/// <summary>Writes and reads messages as items of frames: the contact's key, the email's slot, the base of the records, and the log as it
/// is. An empty key stands for the contact of the item before.</summary>
internal static class MessageItems
{
    /// <summary>Writes all messages of a store, contact by contact, each message as of one moment.</summary>
    /// <param name="frames">Receives the items.</param>
    /// <param name="store">The store.</param>
    /// <returns>After each message the number of messages written so far.</returns>
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
            // Keys never move in memory, so they can be read without the lock.
            Write(frames, store.Contacts.At(slot.Contact), slot.Email, slot.Base, log.AsSpan(0, length), isSame: slot.Contact == last);
            last = slot.Contact;
            yield return ++written;
        }
    }

    /// <summary>Writes one message, or some of its events.</summary>
    /// <param name="frames">Receives the item.</param>
    /// <param name="contact">The contact's key.</param>
    /// <param name="email">The email's slot.</param>
    /// <param name="from">The base to which the records are relative.</param>
    /// <param name="log">The records.</param>
    /// <param name="isSame">Whether the item before is of the same contact.</param>
    public static void Write(
        FrameWriter frames, ReadOnlySpan<byte> contact, int email, RecordBase from, ReadOnlySpan<byte> log, bool isSame = false)
    {
        var isFirst = frames.Begin(FrameKind.Messages, contact.Length + log.Length + 5 * VarInt.MaxLength);
        // The first item of a frame always has the key: frames are read one by one.
        frames.Write(isSame && !isFirst ? default : contact);
        frames.Write((uint)email);
        frames.Write((ulong)from.At);
        frames.Write((uint)from.Segments);
        frames.Write(log);
    }

    /// <summary>Reads all messages of a frame.</summary>
    /// <param name="frames">The frames.</param>
    /// <param name="add">Adds a message.</param>
    public static void Read(FrameReader frames, MessageAdding add)
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
            add(contact, hash, email, from, frames.ReadBytes());
        }
    }

    /// <summary>The indexes of the messages that the store has now, ordered by contact.</summary>
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
