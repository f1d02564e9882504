using System.Buffers;
using System.Text.Json;
using CampaignMetrics.Events;
using CampaignMetrics.Events.Schema;

namespace CampaignMetrics.Ledger;

/// <summary>Writes events as lines that read back as the events, with what is known of them beside.</summary>
internal sealed class HistoryLines(Stream target) : IDisposable
{
    /// <summary>So many bytes are passed on at once.</summary>
    private const int Together = 1 << 16;

    private readonly ArrayBufferWriter<byte> _buffer = new(Together);
    /// <summary>With what is not ASCII escaped: these lines are looked at in terminals, too.</summary>
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
        if (_buffer.WrittenCount >= Together) Pass();
    }

    /// <summary>Writes what is left; the target stays open.</summary>
    public void Dispose()
    {
        Pass();
        _json.Dispose();
    }

    private void Pass()
    {
        target.Write(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
    }
}
