using System.Buffers;
using System.Text.Json;
using CampaignMetrics.Events;
using CampaignMetrics.Events.Schema;

namespace CampaignMetrics;

/// <summary>Writes events as NDJSON. What is written reads back as an equal event. Not for two threads at once.</summary>
public sealed class EventLineWriter : IDisposable
{
    private readonly IBufferWriter<byte> _output;
    private readonly Utf8JsonWriter _json;
    private readonly EventFields _fields = new();
    private readonly HalfPairs _halves = new();

    /// <summary>A writer of lines.</summary>
    /// <param name="output">Where the bytes go.</param>
    public EventLineWriter(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        _output = output;
        _json = new Utf8JsonWriter(output, EventJson.Options);
    }

    /// <summary>Writes one line, ending in <c>\n</c>. Properties that hold nothing are left out.</summary>
    /// <param name="emailEvent">The event.</param>
    /// <exception cref="ArgumentException">One of its texts holds half a surrogate pair, which a line cannot.</exception>
    public void Write(EmailEvent emailEvent)
    {
        ArgumentNullException.ThrowIfNull(emailEvent);
        if (_halves.In(emailEvent) is { } reason) throw new ArgumentException(reason, nameof(emailEvent));
        WriteLine(emailEvent);
    }

    /// <summary>Writes a line of an event whatever its texts: half a surrogate pair becomes U+FFFD.</summary>
    internal void WriteLine(EmailEvent emailEvent)
    {
        emailEvent.Fill(_fields);
        _json.Reset();
        EventJson.Write(_json, _fields, EventSchema.Properties, isCanonical: false);
        _json.Flush();
        _output.Write("\n"u8);
    }

    /// <summary>Frees the writer; what was written stays.</summary>
    public void Dispose() => _json.Dispose();
}
