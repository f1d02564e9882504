using System.Buffers;
using System.Collections.Immutable;
using CampaignMetrics.Engine.Lines;

namespace CampaignMetrics.Storage;

/// <summary>The events of one append as blocks of event lines, checked. Equal events in an equal order give equal blocks in every process,
/// so that a batch that is sent again is recognised.</summary>
internal sealed class PreparedEvents
{
    /// <summary>A block is closed when it has this many bytes of lines, so that readers need no more memory for one.</summary>
    private const int BlockBytes = 4 << 20;

    private readonly string _ledger;
    private readonly int _maxLineBytes;
    private readonly PooledLines?[] _lines;
    private readonly ImmutableArray<Rejection>.Builder _rejected = ImmutableArray.CreateBuilder<Rejection>();
    private readonly List<PreparedBlock> _blocks = [];

    public PreparedEvents(string ledger, int partitions, int maxLineBytes, IEnumerable<EmailEvent> events)
    {
        (_ledger, _maxLineBytes, _lines) = (ledger, maxLineBytes, new PooledLines?[partitions]);
        var line = new ArrayBufferWriter<byte>();
        using var writer = new EventLineWriter(line);
        var number = 0L;
        foreach (var happened in events)
        {
            ArgumentNullException.ThrowIfNull(happened, nameof(events));
            line.ResetWrittenCount();
            number++;
            if (TryWrite(writer, happened, line) is { } reason) _rejected.Add(new Rejection(number, reason));
            else Add(happened.Recipient, line.WrittenSpan);
        }
        for (var partition = 0; partition < partitions; partition++)
        {
            Close(partition);
            _lines[partition]?.Dispose();
        }
        Rejected = _rejected.ToImmutable();
    }

    /// <summary>The blocks; those of one partition in the order of their events.</summary>
    public IReadOnlyList<PreparedBlock> Blocks => _blocks;

    /// <summary>The events that are none, by their place in the call.</summary>
    public ImmutableArray<Rejection> Rejected { get; }

    private string? TryWrite(EventLineWriter writer, EmailEvent happened, ArrayBufferWriter<byte> line)
    {
        if (writer.TryWrite(happened) is { } reason) return reason;
        return line.WrittenCount - 1 > _maxLineBytes ? EventLines.TooLong(_maxLineBytes) : null;
    }

    private void Add(ContactId contact, ReadOnlySpan<byte> line)
    {
        var partition = LogPartition.NumberOf(contact, _lines.Length);
        var lines = _lines[partition] ??= new PooledLines();
        lines.Write(line);
        if (lines.Length >= BlockBytes) Close(partition);
    }

    private void Close(int partition)
    {
        if (_lines[partition] is not { Length: > 0 } lines) return;
        _blocks.Add(new PreparedBlock(EventBlock.Of(new LogPartition(_ledger, partition), lines.Written), lines.Written.ToArray()));
        lines.Clear();
    }
}
