using System.Buffers;
using System.Text.Json;
using CampaignMetrics.Events;
using CampaignMetrics.Events.Schema;

namespace CampaignMetrics;

/// <summary>Writes events as NDJSON, one JSON object per line in UTF-8. <see cref="EventLines"/> reads each line back as an equal event.
/// Not thread-safe.</summary>
public sealed class EventLineWriter : IDisposable
{
    private readonly IBufferWriter<byte> _output;
    private readonly Utf8JsonWriter _json;
    private readonly EventFields _fields = new();
    private readonly HalfPairs _halves = new();

    /// <summary>Makes a writer.</summary>
    /// <param name="output">Receives the bytes.</param>
    public EventLineWriter(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        _output = output;
        _json = new Utf8JsonWriter(output, EventJson.Options);
    }

    /// <summary>Writes an event as one line, ending in <c>\n</c>. Properties that are not stated are left out.</summary>
    /// <param name="emailEvent">The event.</param>
    /// <exception cref="ArgumentException">One of its texts holds half a surrogate pair, which UTF-8 cannot express.</exception>
    public void Write(EmailEvent emailEvent)
    {
        ArgumentNullException.ThrowIfNull(emailEvent);
        if (_halves.In(emailEvent) is { } reason) throw new ArgumentException(reason, nameof(emailEvent));
        WriteLine(emailEvent);
    }

    /// <summary>Writes an event as one line without a check of its texts: half a surrogate pair becomes U+FFFD.</summary>
    internal void WriteLine(EmailEvent emailEvent)
    {
        emailEvent.Fill(_fields);
        WriteFields();
    }

    /// <summary>Writes an event as one line, if it is one that a ledger takes.</summary>
    /// <returns>Null, or why it is no event; nothing is written then.</returns>
    internal string? TryWrite(EmailEvent emailEvent)
    {
        emailEvent.Fill(_fields);
        if ((EventRules.Check(_fields) ?? _halves.In(emailEvent)) is { } reason) return reason;
        WriteFields();
        return null;
    }

    /// <summary>Releases the writer's buffers. The output is not disposed.</summary>
    public void Dispose() => _json.Dispose();

    private void WriteFields()
    {
        _json.Reset();
        EventJson.Write(_json, _fields, EventSchema.Properties, isCanonical: false);
        _json.Flush();
        _output.Write("\n"u8);
    }
}
