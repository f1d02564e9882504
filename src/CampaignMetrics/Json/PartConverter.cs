using System.Text.Json;
using System.Text.Json.Serialization;

namespace CampaignMetrics.Json;

/// <summary>Something of a form of its own in JSON. What has not this form is a <see cref="JsonException"/> with its path.</summary>
internal abstract class PartConverter<T> : JsonConverter<T>
{
    public sealed override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var isText = reader.CurrentDepth == 0;
        using var json = JsonDocument.ParseValue(ref reader);
        return new JsonPart(json.RootElement, isText).Read(Read);
    }

    /// <summary>Reads the value; the caller looks for members that nobody asked for.</summary>
    public abstract T Read(JsonPart json);
}
