using System.Buffers.Binary;
using CampaignMetrics.Collections;
using CampaignMetrics.Engine.Store;
using CampaignMetrics.Events.Schema;
using CampaignMetrics.Reports;

namespace CampaignMetrics.Engine.Snapshots;

/// <summary>A ledger as bytes, <c>campaign-metrics/snapshot/v3</c>: a mark, the
/// version, the schema of events, then frames. Messages come before the texts that
/// they name, since a ledger may grow while it is written.</summary>
internal static class LedgerSnapshot
{
    private const int Version = 3, SchemaAt = 8 + sizeof(int), HeadLength = SchemaAt + sizeof(ulong);

    private static ReadOnlySpan<byte> Mark => "CMLEDGER"u8;

    public static void Write(Stream target, MessageStores stores, InputSum input)
    {
        Span<byte> head = stackalloc byte[HeadLength];
        Mark.CopyTo(head);
        BinaryPrimitives.WriteInt32LittleEndian(head[Mark.Length..], Version);
        BinaryPrimitives.WriteUInt64LittleEndian(head[SchemaAt..], EventSchema.Fingerprint);
        target.Write(head);
        using var frames = new FrameWriter(target);
        long duplicates = 0, refused = 0;
        foreach (var store in stores.All)
        {
            var whole = store.Whole();
            MessageItems.Write(frames, whole);
            duplicates += whole.Duplicates;
            refused += whole.Refused;
        }
        VocabularyItems.Write(frames, stores.Words);
        Write(frames, input, duplicates, refused);
        frames.End();
    }

    /// <returns>Null, or what is wrong with it.</returns>
    public static string? Read(Stream source, MessageStores stores, InputSum input)
    {
        Span<byte> head = stackalloc byte[HeadLength];
        var length = source.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false);
        if (!head[..Math.Min(length, Mark.Length)].SequenceEqual(Mark)) return "this is no snapshot of a ledger";
        var version = BinaryPrimitives.ReadInt32LittleEndian(head[Mark.Length..]);
        if (length >= SchemaAt && version != Version)
            return $"the snapshot has version {version}, and this library reads version {Version}";
        if (length == HeadLength && BinaryPrimitives.ReadUInt64LittleEndian(head[SchemaAt..]) != EventSchema.Fingerprint)
            return "the snapshot was written with other event types or properties than this library has";
        try
        {
            using var frames = new FrameReader(source);
            while (frames.TryNext()) ReadFrame(frames, stores, input);
            return null;
        }
        catch (InvalidDataException e)
        {
            return $"the snapshot cannot be used: {e.Message}";
        }
    }

    private static void ReadFrame(FrameReader frames, MessageStores stores, InputSum input)
    {
        if (frames.Kind == FrameKind.Messages) ReadMessages(frames, stores);
        else if (frames.Kind == FrameKind.Input) ReadInput(frames, input);
        else if (frames.Kind == FrameKind.Rejections) ReadRejections(frames, input);
        else if (!VocabularyItems.TryRead(frames, stores.Words))
            throw new InvalidDataException($"it holds a frame of the unknown kind {(int)frames.Kind}");
    }

    private static void ReadMessages(FrameReader frames, MessageStores stores)
    {
        MessageItems.Read(frames, stores.StoreFor);
        stores.KeepToLimit();
    }

    private static void Write(FrameWriter frames, InputSum input, long duplicates, long refused)
    {
        lock (input)
        {
            frames.Begin(FrameKind.Input, 3 * VarInt.MaxLength);
            frames.Write((ulong)input.Lines);
            frames.Write((ulong)(input.Duplicates + duplicates));
            frames.Write((ulong)(input.RejectedCount + refused));
            foreach (var rejection in input.Rejected)
            {
                var reason = System.Text.Encoding.UTF8.GetBytes(rejection.Reason);
                frames.Begin(FrameKind.Rejections, 2 * VarInt.MaxLength + reason.Length);
                frames.Write((ulong)rejection.Line);
                frames.Write(reason);
            }
        }
    }

    private static void ReadInput(FrameReader frames, InputSum input)
    {
        input.Lines = (long)frames.ReadNumber();
        input.Duplicates = (long)frames.ReadNumber();
        input.RejectedCount = (long)frames.ReadNumber();
    }

    private static void ReadRejections(FrameReader frames, InputSum input)
    {
        while (frames.HasMore) input.Keep(new Rejection((long)frames.ReadNumber(), frames.ReadText()));
    }
}
