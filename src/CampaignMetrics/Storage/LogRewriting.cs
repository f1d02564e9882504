using System.Buffers;
using System.Text;
using CampaignMetrics.Engine.Lines;
using CampaignMetrics.Events;
using CampaignMetrics.Events.Schema;

namespace CampaignMetrics.Storage;

/// <summary>Blocks of a log that take the place of others, planned from what the log holds at one moment.</summary>
internal sealed class LogRewriting
{
    private readonly EventLineParser _parser = new();
    private readonly EventFields _fields = new();
    private readonly LineBlock _lines = new();
    private readonly List<RewrittenBlock> _blocks = [];

    private LogRewriting() { }

    /// <summary>The new blocks.</summary>
    public IReadOnlyList<RewrittenBlock> Blocks => _blocks;

    /// <summary>How many events change or go.</summary>
    public long Events { get; private set; }

    /// <summary>Other events in the place of a contact's.</summary>
    public static async Task<LogRewriting> ForgetAsync(
        IEventLog log, LogPartition partition, ContactId contact, Func<IReadOnlyList<EmailEvent>, IReadOnlyList<EmailEvent>> erase,
        CancellationToken cancellationToken)
    {
        var (plan, name) = (new LogRewriting(), Encoding.UTF8.GetBytes(contact.Value));
        var (touched, own) = (new List<LoggedBlock>(), new List<EmailEvent>());
        await foreach (var logged in log.ReadAsync(partition, 0, cancellationToken).ConfigureAwait(false))
        {
            var before = own.Count;
            plan.Each(logged, (_, fields) =>
            {
                if (IsOf(fields, name)) own.Add(EmailEvent.From(fields!));
            });
            if (own.Count > before) touched.Add(logged);
        }
        if (own.Count > 0) plan.Replace(touched, name, new Queue<EmailEvent>(Checked(erase(own), own.Count)));
        return plan;
    }

    /// <summary>The blocks without the events before an instant, in milliseconds since 1970.</summary>
    public static async Task<LogRewriting> DropBeforeAsync(
        IEventLog log, LogPartition partition, long instant, CancellationToken cancellationToken)
    {
        var plan = new LogRewriting();
        var kept = new ArrayBufferWriter<byte>();
        await foreach (var logged in log.ReadAsync(partition, 0, cancellationToken).ConfigureAwait(false))
        {
            kept.ResetWrittenCount();
            var dropped = 0;
            plan.Each(logged, (line, fields) =>
            {
                if (fields?.At < instant) dropped++;
                else Write(kept, line);
            });
            if (dropped > 0) plan.Add(logged, kept.WrittenSpan, dropped);
        }
        return plan;
    }

    private static IReadOnlyList<EmailEvent> Checked(IReadOnlyList<EmailEvent> erased, int count) =>
        erased is not null && erased.Count == count
            ? erased
            : throw new InvalidOperationException("Erasing has to give as many events as it gets.");

    private void Replace(List<LoggedBlock> touched, byte[] name, Queue<EmailEvent> erased)
    {
        var lines = new ArrayBufferWriter<byte>();
        using var writer = new EventLineWriter(lines);
        foreach (var logged in touched)
        {
            lines.ResetWrittenCount();
            var replaced = 0;
            Each(logged, (line, fields) =>
            {
                if (!IsOf(fields, name)) Write(lines, line);
                else if (writer.TryWrite(erased.Dequeue()) is not { } reason) replaced++;
                else throw new InvalidOperationException($"Erasing gives no event: {reason}");
            });
            Add(logged, lines.WrittenSpan, replaced);
        }
    }

    private void Add(LoggedBlock logged, ReadOnlySpan<byte> lines, int changed)
    {
        _blocks.Add(new RewrittenBlock(logged.Position, logged.Block.Id, EventBlock.Of(logged.Block.Partition, lines)));
        Events += changed;
    }

    /// <summary>Shows each line of a block, and its properties; null for a line that is no event, which stays.</summary>
    private void Each(LoggedBlock logged, Action<ArraySegment<byte>, EventFields?> see)
    {
        var bytes = logged.Block.ToLines();
        (_lines.Bytes, _lines.Length, _lines.FirstLine) = (bytes, bytes.Length, 1);
        var cutter = _lines.Lines(int.MaxValue);
        while (cutter.MoveNext()) see(cutter.Segment, _parser.Parse(cutter.Segment, _fields) is null ? _fields : null);
    }

    private static bool IsOf(EventFields? fields, byte[] contact) =>
        fields is not null && fields.Text(EventProperty.Recipient).SequenceEqual(contact);

    private static void Write(ArrayBufferWriter<byte> lines, ArraySegment<byte> line)
    {
        lines.Write(line);
        lines.Write("\n"u8);
    }
}
