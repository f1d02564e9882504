using System.Buffers;
using System.Text.Json;
using CampaignMetrics.Events.Schema;

namespace CampaignMetrics.Events;

/// <summary>Writes the canonical line of an event, which does not depend on how the event was written: its known fields, normalised, as
/// JSON sorted by name. Not thread-safe.</summary>
/// <remarks>It has two uses: an event without an id gets the hash of its line, and of differing copies of one event at the same instant the
/// one with the ordinally smallest line counts.</remarks>
internal sealed class CanonicalLine : IDisposable
{
    private readonly ArrayBufferWriter<byte> _line = new();
    private readonly Utf8JsonWriter _json;

    public CanonicalLine() => _json = new Utf8JsonWriter(_line, EventJson.Options);

    /// <summary>The line of an event; valid until the next call.</summary>
    /// <param name="fields">The fields of the event, as <see cref="RecordFields.Keep"/> leaves them.</param>
    public ReadOnlySpan<byte> Of(EventFields fields)
    {
        _line.ResetWrittenCount();
        _json.Reset();
        EventJson.Write(_json, fields, EventSchema.ByName.AsSpan(), isCanonical: true);
        _json.Flush();
        return _line.WrittenSpan;
    }

    public void Dispose() => _json.Dispose();
}
