using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using CampaignMetrics.Events;
using CampaignMetrics.Events.Schema;

namespace CampaignMetrics.Ledger;

/// <summary>Writes events as event lines that can be read back, with the label of each in an additional member.</summary>
internal sealed class HistoryLines(Stream target) : IDisposable
{
    /// <summary>The number of bytes that are collected before they are written to the target: 64 KB.</summary>
    private const int Together = 1 << 16;

    /// <summary>The most characters of a message's segments that each of its lines repeats. Without a limit, the lines of a message with
    /// many events, each of another list, would grow with the square of their number.</summary>
    private const int MaxSegments = 4096;

    private readonly ArrayBufferWriter<byte> _buffer = new(Together), _line = new(1024);
    // Everything but ASCII is escaped, since people look at these lines in terminals. One writer is reset for each line.
    private readonly Utf8JsonWriter _json = new(Stream.Null, new JsonWriterOptions { SkipValidation = true });
    private readonly Utf8JsonWriter _short = new(
        Stream.Null, new JsonWriterOptions { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    private readonly EventFields _fields = new();

    /// <summary>Writes events to a stream.</summary>
    /// <returns>How many.</returns>
    public static long Write(IEnumerable<HistoryItem> items, Stream target, CancellationToken cancellationToken)
    {
        using var lines = new HistoryLines(target);
        var count = 0L;
        foreach (var item in items)
        {
            lines.Add(item);
            count++;
            if (lines.IsFull) lines.Flush(cancellationToken);
        }
        lines.Flush(cancellationToken);
        return count;
    }

    /// <inheritdoc cref="Write"/>
    public static async Task<long> WriteAsync(IEnumerable<HistoryItem> items, Stream target, CancellationToken cancellationToken)
    {
        using var lines = new HistoryLines(target);
        var count = 0L;
        foreach (var item in items)
        {
            lines.Add(item);
            count++;
            if (lines.IsFull) await lines.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        await lines.FlushAsync(cancellationToken).ConfigureAwait(false);
        return count;
    }

    /// <summary>Whether so many bytes are collected that they should go to the target.</summary>
    private bool IsFull => _buffer.WrittenCount >= Together;

    /// <summary>Adds an event to the bytes that are collected.</summary>
    private void Add(HistoryItem item)
    {
        item.Event.Fill(_fields);
        WriteLine(_json, item.Segments.IsLongerThan(MaxSegments) ? WithoutSegments(item) : item);
        // A line that nobody could read back is of no use: texts are then not escaped, and the label says only whether it counts.
        if (_line.WrittenCount > EventLineOptions.Default.MaxLineBytes) WriteLine(_short, WithoutSegments(item) with { Link = null });
        _buffer.Write(_line.WrittenSpan);
        _buffer.Write("\n"u8);
    }

    private void WriteLine(Utf8JsonWriter json, HistoryItem item)
    {
        _line.ResetWrittenCount();
        json.Reset(_line);
        json.WriteStartObject();
        EventJson.WriteMembers(json, _fields, EventSchema.Properties, isCanonical: false);
        json.WritePropertyName("label");
        HistoryLabelJson.Write(json, item);
        json.WriteEndObject();
        json.Flush();
    }

    private static HistoryItem WithoutSegments(HistoryItem item) => item with { Segments = MessageSegments.None };

    /// <summary>Writes the collected bytes to the target.</summary>
    private void Flush(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        target.Write(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
    }

    /// <inheritdoc cref="Flush"/>
    private async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        // A stream need not look at the token itself.
        cancellationToken.ThrowIfCancellationRequested();
        await target.WriteAsync(_buffer.WrittenMemory, cancellationToken).ConfigureAwait(false);
        _buffer.ResetWrittenCount();
    }

    /// <summary>Writes nothing: after an exception of the target, a second attempt would hide the first.</summary>
    public void Dispose()
    {
        _json.Dispose();
        _short.Dispose();
    }
}
