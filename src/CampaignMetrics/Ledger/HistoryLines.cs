using System.Buffers;
using System.Text.Json;
using CampaignMetrics.Events;
using CampaignMetrics.Events.Schema;

namespace CampaignMetrics.Ledger;

/// <summary>Writes events as event lines that can be read back, with the label of each in an additional member.</summary>
internal sealed class HistoryLines(Stream target) : IDisposable
{
    /// <summary>The number of bytes that are collected before they are written to the target: 64 KB.</summary>
    private const int Together = 1 << 16;

    private readonly ArrayBufferWriter<byte> _buffer = new(Together);
    // Everything but ASCII is escaped, since people look at these lines in terminals. One writer is reset for each line.
    private readonly Utf8JsonWriter _json = new(Stream.Null, new JsonWriterOptions { SkipValidation = true });
    private readonly EventFields _fields = new();

    public void Write(HistoryItem item)
    {
        _json.Reset(_buffer);
        item.Event.Fill(_fields);
        _json.WriteStartObject();
        EventJson.WriteMembers(_json, _fields, EventSchema.Properties, isCanonical: false);
        _json.WritePropertyName("label");
        HistoryLabelJson.Write(_json, item);
        _json.WriteEndObject();
        _json.Flush();
        _buffer.Write("\n"u8);
        if (_buffer.WrittenCount >= Together) Flush();
    }

    /// <summary>Writes the remaining bytes to the target.</summary>
    public void Flush()
    {
        target.Write(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
    }

    /// <summary>Writes nothing: after an exception of the target, a second attempt would hide the first.</summary>
    public void Dispose() => _json.Dispose();
}
