using System.Collections.Immutable;
using System.Text.Json;

namespace CampaignMetrics.Webhooks.Reading;

/// <summary>Reads tags and metadata in the various forms in which providers give them.</summary>
internal static class LabelReader
{
    /// <summary>The labels of an element's message; null where it has too many.</summary>
    public static MessageLabels? Read(Fields fields, int most)
    {
        var tags = Tags(fields);
        var metadata = Metadata(fields, most);
        if (tags.Length + (metadata?.Count ?? most + 1) > most) return null;
        return new MessageLabels
        {
            MessageId = fields.Text(Field.MessageId),
            Element = fields.Whole,
            Email = fields.Text(Field.Email),
            Campaign = fields.Text(Field.Campaign),
            Tags = tags,
            Metadata = metadata!,
        };
    }

    /// <summary>Reads tags: an array of texts, one text, or a text that contains such an array as JSON.</summary>
    public static ImmutableArray<string> Tags(Fields fields)
    {
        var json = fields.Json(Field.Tags);
        if (json.IsEmpty) return [];
        if (JsonList.Texts(json) is { } texts) return texts;
        return fields.Text(Field.Tags) is { } one ? [one] : [];
    }

    /// <summary>Reads metadata: an object, or a text that contains one as JSON, plus the sender's own values among the fields.</summary>
    private static ImmutableSortedDictionary<string, string>? Metadata(Fields fields, int most)
    {
        var none = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
        var json = fields.Json(Field.Metadata);
        if (json.IsEmpty && fields.OtherCount == 0) return none;
        if (fields.OtherCount > most) return null;
        var metadata = none.ToBuilder();
        foreach (var (name, value) in fields.Others)
            if (name is not null && value is not null) metadata[name] = value;
        if (!json.IsEmpty && json.Span[0] == '{' && !AddMembers(metadata, json, most)) return null;
        return metadata.ToImmutable();
    }

    /// <returns>False where there are too many. Invalid JSON adds nothing.</returns>
    private static bool AddMembers(ImmutableSortedDictionary<string, string>.Builder metadata, ReadOnlyMemory<byte> json, int most)
    {
        var members = new List<(string Name, string Value)>();
        try
        {
            var reader = new Utf8JsonReader(json.Span);
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = JsonValue.TakeName(ref reader).Text(json.Span);
                reader.Read();
                var value = JsonValue.Take(ref reader);
                if (name is not null && TextOf(value, json) is { } text) members.Add((name, text));
                if (members.Count > most) return false;
            }
        }
        catch (JsonException)
        {
            return true;
        }
        foreach (var (name, value) in members) metadata[name] = value;
        return true;
    }

    /// <summary>The text of a value. An array of one text counts as that text, because Amazon gives all tags as arrays.</summary>
    private static string? TextOf(JsonValue value, ReadOnlyMemory<byte> json)
    {
        if (value.Type == JsonTokenType.Null) return null;
        return JsonList.Texts(value.In(json)) is [var one] ? one : value.TextOrJson(json.Span);
    }
}
