using CampaignMetrics.Messages.Store;

namespace CampaignMetrics.Messages.Snapshots;

/// <summary>Messages as items of frames: the contact's key, the email, the segments, and the log as it is.</summary>
internal static class MessageItems
{
    /// <summary>Writes all messages of a store, each as it is at one instant.</summary>
    public static void Write(FrameWriter frames, MessageStore store)
    {
        var log = new byte[1024];
        for (var message = 0; message < store.Count; message++)
        {
            MessageSlot slot;
            lock (store.Gate)
            {
                slot = store[message];
                if (log.Length < slot.Length) log = new byte[slot.Length * 2];
                store.Log(slot).CopyTo(log);
            }
            Write(frames, store.Contacts[slot.Contact], slot.Email, slot.Segments, log.AsSpan(0, slot.Length));
        }
    }

    public static void Write(FrameWriter frames, ReadOnlySpan<byte> contact, int email, int segments, ReadOnlySpan<byte> log)
    {
        frames.Begin(FrameKind.Messages, contact.Length + log.Length + 4 * VarInt.MaxLength);
        frames.Write(contact);
        frames.Write((uint)email);
        frames.Write((uint)segments);
        frames.Write(log);
    }

    /// <summary>Reads all messages of a frame.</summary>
    /// <param name="frames">The frames.</param>
    /// <param name="storeOf">The store that takes a contact's messages, by the contact's hash.</param>
    public static void Read(FrameReader frames, Func<ulong, MessageStore> storeOf)
    {
        while (frames.HasMore)
        {
            var contact = frames.ReadBytes();
            int email = frames.ReadInt(), segments = frames.ReadInt();
            var hash = KeyedHash.Hash64(contact);
            storeOf(hash).Add(contact, (uint)hash, email, segments, frames.ReadBytes());
        }
    }
}
