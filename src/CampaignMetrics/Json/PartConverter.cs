using System.Text.Json;
using System.Text.Json.Serialization;

namespace CampaignMetrics.Json;

/// <summary>The base of converters that read from a <see cref="JsonPart"/>: JSON that does not fit throws a <see cref="JsonException"/>
/// with the path.</summary>
internal abstract class PartConverter<T> : JsonConverter<T>
{
    public sealed override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var isText = reader.CurrentDepth == 0;
        using var json = JsonDocument.ParseValue(ref reader);
        return new JsonPart(json.RootElement, isText).Read(Read);
    }

    /// <summary>Reads the value. The caller checks afterwards that no member was left unread.</summary>
    public abstract T Read(JsonPart json);
}
