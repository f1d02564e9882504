using System.Text.Json;

namespace CampaignMetrics.Json;

/// <summary>Reads and writes the members of an enum as words in camel case.</summary>
internal sealed class WordConverter<T> : PartConverter<T> where T : struct, Enum
{
    public override T Read(JsonPart json) => json.Word<T>();

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Words<T>.Of(value));

    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Words<T>.Find(reader.GetString()!) ?? throw new JsonException($"The name is no {typeof(T).Name}.");

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WritePropertyName(Words<T>.Of(value));
}
