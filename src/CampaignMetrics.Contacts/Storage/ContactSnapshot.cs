using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using CampaignMetrics.Contacts.Subscriptions;

namespace CampaignMetrics.Contacts.Storage;

/// <summary>A snapshot: a line that says how many events follow, and then their lines, compressed with gzip. The same events give the same
/// lines.</summary>
internal static class ContactSnapshot
{
    private const string Heading = "contacts/v1 ";

    public static void Write(ContactMemory memory, Stream content, CancellationToken cancellationToken)
    {
        using var gzip = new GZipStream(content, CompressionLevel.Fastest, leaveOpen: true);
        gzip.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Heading}{memory.EventCount}\n")));
        var line = new System.Buffers.ArrayBufferWriter<byte>();
        foreach (var told in memory.Events())
        {
            cancellationToken.ThrowIfCancellationRequested();
            line.ResetWrittenCount();
            ContactEventLines.Write(told, line);
            gzip.Write(line.WrittenSpan);
            gzip.Write("\n"u8);
        }
    }

    /// <summary>Reads the newest snapshot, if there is one that can be used, and sets the positions that it covers.</summary>
    /// <returns>What it holds, or null; and why it cannot be used, or null.</returns>
    public static async Task<(ContactMemory? Memory, string? Problem)> ReadAsync(
        string name, IEventLog log, ISnapshotStore snapshots, SubscriptionOptions options, long[] positions,
        CancellationToken cancellationToken)
    {
        try
        {
            var stored = await snapshots.LoadAsync(name, cancellationToken).ConfigureAwait(false);
            if (stored is null) return default;
            await using var _ = stored.ConfigureAwait(false);
            var fault = await FaultAsync(name, log, stored.Positions, positions.Length, cancellationToken).ConfigureAwait(false);
            if (fault is not null) return (null, fault);
            var memory = Read(stored.Content, options, cancellationToken);
            stored.Positions.CopyTo(positions);
            return (memory, null);
        }
        catch (InvalidDataException e)
        {
            return (null, e.Message);
        }
    }

    /// <exception cref="InvalidDataException">The content is no snapshot, or damaged.</exception>
    private static ContactMemory Read(Stream content, SubscriptionOptions options, CancellationToken cancellationToken)
    {
        using var gzip = new GZipStream(content, CompressionMode.Decompress, leaveOpen: true);
        var (lines, memory, read) = (new LineReader(gzip), new ContactMemory(options), 0L);
        if (!lines.TryRead(out var heading) || !TryCount(heading, out var count))
            throw new InvalidDataException("the snapshot is of another version, or none of contacts");
        for (; lines.TryRead(out var line); read++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var one = ContactEventLines.Parse(line);
            memory.Apply(one.Event ?? throw new InvalidDataException($"the snapshot is damaged: {one.Reason}"));
        }
        return read == count ? memory : throw new InvalidDataException("the snapshot is damaged: it has lost events");
    }

    private static bool TryCount(ReadOnlySpan<byte> heading, out long count)
    {
        count = 0;
        var text = Encoding.UTF8.GetString(heading);
        return text.StartsWith(Heading, StringComparison.Ordinal)
            && long.TryParse(text.AsSpan(Heading.Length), NumberStyles.None, CultureInfo.InvariantCulture, out count);
    }

    /// <summary>Whether a snapshot belongs to a log: the log may have been replaced by an older copy.</summary>
    /// <returns>Null, or why it does not.</returns>
    private static async Task<string?> FaultAsync(
        string name, IEventLog log, ImmutableArray<long> positions, int partitions, CancellationToken cancellationToken)
    {
        if (positions.Length != partitions) return "the snapshot is of a log with another number of partitions";
        for (var partition = 0; partition < partitions; partition++)
            if (positions[partition] > 0
                && !await HasAsync(log, new LogPartition(name, partition), positions[partition], cancellationToken).ConfigureAwait(false))
                return "the snapshot covers blocks that the log does not have";
        return null;
    }

    private static async Task<bool> HasAsync(IEventLog log, LogPartition partition, long position, CancellationToken cancellationToken)
    {
        var blocks = log.ReadAsync(partition, position - 1, cancellationToken).ConfigureAwait(false);
        await foreach (var logged in blocks) return logged.Position == position;
        return false;
    }
}
