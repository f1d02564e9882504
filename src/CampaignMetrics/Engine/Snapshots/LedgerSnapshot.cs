using System.Buffers.Binary;
using CampaignMetrics.Collections;
using CampaignMetrics.Engine.Store;
using CampaignMetrics.Events.Schema;
using CampaignMetrics.Reports;

namespace CampaignMetrics.Engine.Snapshots;

/// <summary>Writes and reads a ledger as bytes, <c>campaign-metrics/snapshot/v4</c>: a mark, the version, a fingerprint of the event
/// schema, then frames.</summary>
/// <remarks>
/// <para>Messages come before the texts that they name by slots: a ledger may grow while it is written, and a text that is added meanwhile
/// must not be missing. Integers of the head are little-endian.</para>
/// </remarks>
internal static class LedgerSnapshot
{
    private const int Version = 5, SchemaAt = 8 + sizeof(int), HeadLength = SchemaAt + sizeof(ulong);

    /// <summary>How many bytes an asynchronous write buffers before it passes them on; the last item may exceed it.</summary>
    private const int PassOnBytes = 1 << 16;

    private static ReadOnlySpan<byte> Mark => "CMLEDGER"u8;

    public static void Write(Stream target, MessageStores stores, InputSum input, CancellationToken cancellationToken)
    {
        target.Write(Head());
        using var frames = new FrameWriter(target);
        foreach (var _ in Items(frames, stores, input)) cancellationToken.ThrowIfCancellationRequested();
    }

    public static async Task WriteAsync(Stream target, MessageStores stores, InputSum input, CancellationToken cancellationToken)
    {
        var waiting = new MemoryStream();
        waiting.Write(Head());
        using var frames = new FrameWriter(waiting);
        foreach (var _ in Items(frames, stores, input))
            if (waiting.Length >= PassOnBytes) await PassOnAsync(waiting, target, cancellationToken).ConfigureAwait(false);
        await PassOnAsync(waiting, target, cancellationToken).ConfigureAwait(false);
        await target.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a snapshot into empty stores.</summary>
    /// <returns>Null, or what is wrong with the snapshot.</returns>
    public static string? Read(Stream source, MessageStores stores, InputSum input)
    {
        var head = new byte[HeadLength];
        var length = source.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false);
        if (WrongHead(head, length) is { } wrong) return wrong;
        try
        {
            using var frames = new FrameReader(source);
            while (frames.TryNext()) ReadFrame(frames, stores, input);
            return null;
        }
        catch (InvalidDataException e)
        {
            return Unusable(e);
        }
    }

    /// <inheritdoc cref="Read"/>
    public static async Task<string?> ReadAsync(
        Stream source, MessageStores stores, InputSum input, CancellationToken cancellationToken)
    {
        var head = new byte[HeadLength];
        var length =
            await source.ReadAtLeastAsync(head, HeadLength, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        if (WrongHead(head, length) is { } wrong) return wrong;
        try
        {
            using var frames = new FrameReader(source);
            while (await frames.TryNextAsync(cancellationToken).ConfigureAwait(false)) ReadFrame(frames, stores, input);
            return null;
        }
        catch (InvalidDataException e)
        {
            return Unusable(e);
        }
    }

    private static byte[] Head()
    {
        var head = new byte[HeadLength];
        Mark.CopyTo(head);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(Mark.Length), Version);
        BinaryPrimitives.WriteUInt64LittleEndian(head.AsSpan(SchemaAt), EventSchema.Fingerprint);
        return head;
    }

    private static string? WrongHead(ReadOnlySpan<byte> head, int length)
    {
        if (!head[..Math.Min(length, Mark.Length)].SequenceEqual(Mark)) return "this is no snapshot of a ledger";
        // The version comes before all else: another version may have another head.
        var version = BinaryPrimitives.ReadInt32LittleEndian(head[Mark.Length..]);
        if (length >= SchemaAt && version != Version)
            return $"the snapshot has version {version}, and this library reads version {Version}";
        if (length == HeadLength && BinaryPrimitives.ReadUInt64LittleEndian(head[SchemaAt..]) != EventSchema.Fingerprint)
            return "the snapshot was written with other event types or properties than this library has";
        return null;
    }

    private static string Unusable(InvalidDataException e) => $"the snapshot cannot be used: {e.Message}";

    /// <summary>Writes everything item by item. Between two items the caller may pass on what was written, or cancel.</summary>
    private static IEnumerable<FrameKind> Items(FrameWriter frames, MessageStores stores, InputSum input)
    {
        long duplicates = 0, refused = 0;
        foreach (var store in stores.All)
        {
            // A spilled store is read back for its turn only, so memory holds one of them at a time.
            var whole = store.Whole();
            foreach (var _ in MessageItems.Write(frames, whole)) yield return FrameKind.Messages;
            duplicates += whole.Duplicates;
            refused += whole.Refused;
        }
        foreach (var kind in VocabularyItems.Write(frames, stores.Words)) yield return kind;
        Write(frames, input, duplicates, refused);
        frames.End();
        yield return FrameKind.End;
    }

    private static async Task PassOnAsync(MemoryStream waiting, Stream target, CancellationToken cancellationToken)
    {
        await target.WriteAsync(waiting.GetBuffer().AsMemory(0, (int)waiting.Length), cancellationToken).ConfigureAwait(false);
        waiting.SetLength(0);
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
        // Frame by frame, so that a snapshot larger than the memory limit can be read.
        MessageItems.Read(frames, stores.Add);
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
