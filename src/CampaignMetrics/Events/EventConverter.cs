using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CampaignMetrics.Events;

/// <summary>Reads and writes an event as the JSON object of its event line; <c>type</c> says which record it is.</summary>
internal sealed class EventConverter<TEvent> : JsonConverter<TEvent> where TEvent : EmailEvent
{
    public override TEvent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var json = JsonDocument.ParseValue(ref reader);
        var fields = new EventFields();
        if (EventLineReader.Read(JsonMarshal.GetRawUtf8Value(json.RootElement).ToArray(), fields) is { } reason)
            throw new JsonException(reason);
        var emailEvent = EmailEvent.From(fields);
        return emailEvent as TEvent ?? throw new JsonException($"{emailEvent.Type} is no {typeof(TEvent).Name}");
    }

    public override void Write(Utf8JsonWriter writer, TEvent value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.ToString(), skipInputValidation: true);
}
