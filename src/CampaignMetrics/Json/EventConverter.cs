using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CampaignMetrics.Json;

/// <summary>An event as the JSON object of its event line, read by its <c>type</c>.</summary>
internal sealed class EventConverter<TEvent> : JsonConverter<TEvent> where TEvent : EmailEvent
{
    public override TEvent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var json = JsonDocument.ParseValue(ref reader);
        var read = EventLines.Parse(JsonMarshal.GetRawUtf8Value(json.RootElement));
        if (read.Event is not { } emailEvent) throw new JsonException(read.Reason);
        return emailEvent as TEvent ?? throw new JsonException($"{emailEvent.Type} is no {typeof(TEvent).Name}");
    }

    public override void Write(Utf8JsonWriter writer, TEvent value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.ToString(), skipInputValidation: true);
}
