using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace CampaignMetrics.Webhooks.Reading;

/// <summary>Reads arrays inside elements, up to <see cref="Most"/> members.</summary>
internal static class JsonList
{
    /// <summary>The most members that are read; no provider sends more.</summary>
    public const int Most = 1000;

    /// <summary>The scalars of an array as texts, empty ones left out.</summary>
    /// <returns>Null where it is not an array.</returns>
    public static ImmutableArray<string>? Texts(ReadOnlyMemory<byte> json)
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        return Walk(json, (ref Utf8JsonReader reader) =>
        {
            if (JsonValue.Take(ref reader) is { IsSomething: true } value && value.Text(json.Span) is { } text) texts.Add(text);
        }) ? texts.DrainToImmutable() : null;
    }

    /// <summary>The fields of an array's objects; none where it is not an array.</summary>
    public static IReadOnlyList<Fields> Objects(ReadOnlyMemory<byte> json, FieldTable table)
    {
        var objects = new List<Fields>();
        Walk(json, (ref Utf8JsonReader reader) =>
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                var fields = new Fields(table);
                fields.Take(ref reader, json);
                objects.Add(fields);
            }
            else reader.Skip();
        });
        return objects;
    }

    /// <summary>The texts of an array's arrays; none where it is not an array.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Arrays(ReadOnlyMemory<byte> json)
    {
        var arrays = new List<IReadOnlyList<string>>();
        Walk(json, (ref Utf8JsonReader reader) =>
        {
            if (JsonValue.Take(ref reader) is { Type: JsonTokenType.StartArray } value) arrays.Add(Texts(value.In(json)) ?? []);
        });
        return arrays;
    }

    /// <summary>Texts as the JSON array of them.</summary>
    public static string Write(IEnumerable<string> texts)
    {
        var output = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(output);
        json.WriteStartArray();
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
        json.Flush();
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private delegate void OnMember(ref Utf8JsonReader reader);

    /// <summary>Visits the members of an array. The input may be any text of the sender's, so invalid JSON is no error.</summary>
    private static bool Walk(ReadOnlyMemory<byte> json, OnMember onMember)
    {
        if (json.IsEmpty || json.Span[0] != '[') return false;
        try
        {
            var reader = new Utf8JsonReader(json.Span);
            reader.Read();
            for (var i = 0; i < Most && reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++) onMember(ref reader);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
