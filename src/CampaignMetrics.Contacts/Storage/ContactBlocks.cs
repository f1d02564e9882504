using System.Buffers;
using System.Globalization;

namespace CampaignMetrics.Contacts.Storage;

/// <summary>Turns events into blocks of a log, and blocks into events.</summary>
internal static class ContactBlocks
{
    /// <summary>A block is closed when it has this many bytes of lines, so that readers need no more memory for one.</summary>
    private const int BlockBytes = 4 << 20;

    /// <summary>The blocks of some lines, by partition, with the places of their lines in the call. Equal lines in an equal order give
    /// equal blocks.</summary>
    /// <param name="log">The log's name of the ledger.</param>
    /// <param name="partitions">How many partitions it has.</param>
    /// <param name="events">The events of the call.</param>
    /// <param name="lines">Their lines, each with its line end; empty for one that is not kept.</param>
    public static List<(EventBlock Block, List<int> Places)> Of(
        string log, int partitions, IReadOnlyList<ContactEvent> events, IReadOnlyList<byte[]> lines)
    {
        var blocks = new List<(EventBlock, List<int>)>();
        var byPartition = Enumerable.Range(0, events.Count).Where(place => lines[place].Length > 0)
            .GroupBy(place => LogPartition.NumberOf(events[place].Contact, partitions)).OrderBy(partition => partition.Key);
        foreach (var partition in byPartition)
        {
            var (content, places) = (new ArrayBufferWriter<byte>(), new List<int>());
            foreach (var place in partition)
            {
                content.Write(lines[place]);
                places.Add(place);
                if (content.WrittenCount < BlockBytes) continue;
                Close();
            }
            if (places.Count > 0) Close();

            void Close()
            {
                blocks.Add((EventBlock.Of(new LogPartition(log, partition.Key), content.WrittenSpan), places));
                (content, places) = (new ArrayBufferWriter<byte>(), []);
            }
        }
        return blocks;
    }

    /// <summary>The events of a block.</summary>
    /// <exception cref="InvalidDataException">The block is damaged, or holds a line that is no event of a contact.</exception>
    public static List<ContactEvent> Events(LoggedBlock logged)
    {
        var events = new List<ContactEvent>();
        Each(logged, (told, _) => events.Add(told));
        return events;
    }

    /// <summary>The lines of a block without those of some events.</summary>
    /// <param name="logged">The block.</param>
    /// <param name="leavesOut">Which events.</param>
    /// <param name="dropped">How many events were left out.</param>
    /// <exception cref="InvalidDataException">The block is damaged, or holds a line that is no event of a contact.</exception>
    public static EventBlock Without(LoggedBlock logged, Func<ContactEvent, bool> leavesOut, out int dropped)
    {
        var (kept, count) = (new ArrayBufferWriter<byte>(), 0);
        Each(logged, (told, line) =>
        {
            if (leavesOut(told)) count++;
            else
            {
                // As it is: a later version of the library may have written more than this one knows.
                kept.Write(line);
                kept.Write("\n"u8);
            }
        });
        dropped = count;
        return EventBlock.Of(logged.Block.Partition, kept.WrittenSpan);
    }

    private static void Each(LoggedBlock logged, Action<ContactEvent, ReadOnlySpan<byte>> see)
    {
        var lines = new LineReader(new MemoryStream(Lines(logged), writable: false));
        for (var number = 1; lines.TryRead(out var line); number++)
        {
            var read = ContactEventLines.Parse(line);
            if (read.Event is null)
                throw new InvalidDataException(
                    string.Create(CultureInfo.InvariantCulture, $"{Place(logged)}, line {number}: {read.Reason}."));
            see(read.Event, line);
        }
    }

    private static byte[] Lines(LoggedBlock logged)
    {
        try
        {
            return logged.Block.ToLines();
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"{Place(logged)} is damaged: {e.Message}", e);
        }
    }

    public static string Place(LoggedBlock logged) => string.Create(
        CultureInfo.InvariantCulture,
        $"Block {logged.Position} of partition {logged.Block.Partition.Number} of the ledger '{logged.Block.Partition.Ledger}'");
}
