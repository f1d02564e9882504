using System.Buffers;
using System.Text.Json;
using CampaignMetrics.Events.Schema;

namespace CampaignMetrics.Events;

/// <summary>The one line that stands for an event however it was written: its known fields, normalised, as JSON sorted by name. Not for two
/// threads at once.</summary>
/// <remarks>Where copies of one event differ at the same instant, that with the ordinally smallest line counts; and an event without an id
/// gets its line's hash.</remarks>
internal sealed class CanonicalLine : IDisposable
{
    private readonly ArrayBufferWriter<byte> _line = new();
    private readonly Utf8JsonWriter _json;

    public CanonicalLine() => _json = new Utf8JsonWriter(_line, EventJson.Options);

    /// <summary>The line; valid until the next.</summary>
    /// <param name="fields">What <see cref="RecordFields.Keep"/> leaves of an event.</param>
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
