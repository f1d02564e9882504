using System.Text.Json;

namespace CampaignMetrics.Webhooks.Reading;

/// <summary>The position of a value in a body: found once, decoded on demand. The default value is "missing".</summary>
/// <param name="Type">Its kind; for objects and arrays the token that they begin with.</param>
/// <param name="IsEscaped">Whether a string has escapes.</param>
/// <param name="Start">Its first byte; for a string the quote.</param>
/// <param name="Length">Its bytes.</param>
internal readonly record struct JsonValue(JsonTokenType Type, bool IsEscaped, int Start, int Length)
{
    // A string of length 2 is a pair of quotes: an empty text counts as missing.
    public bool IsSomething => Type is not (JsonTokenType.None or JsonTokenType.Null) && !(Type == JsonTokenType.String && Length == 2);

    public bool IsScalar => Type is JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False;

    /// <summary>The value at which the reader is positioned; moves the reader to its end.</summary>
    public static JsonValue Take(ref Utf8JsonReader json)
    {
        var (type, isEscaped, start) = (json.TokenType, json.ValueIsEscaped, (int)json.TokenStartIndex);
        if (type is JsonTokenType.StartObject or JsonTokenType.StartArray) json.Skip();
        return new JsonValue(type, isEscaped, start, (int)json.BytesConsumed - start);
    }

    /// <summary>The property name at which the reader is positioned.</summary>
    public static JsonValue TakeName(ref Utf8JsonReader json) =>
        new(json.TokenType, json.ValueIsEscaped, (int)json.TokenStartIndex, json.ValueSpan.Length + 2);

    public ReadOnlyMemory<byte> In(ReadOnlyMemory<byte> json) => json.Slice(Start, Length);

    /// <summary>The text of a scalar, the JSON of anything else; null where it is invalid text.</summary>
    public string? TextOrJson(ReadOnlySpan<byte> json) => IsScalar ? Text(json) : JsonText.DecodeUtf8(json.Slice(Start, Length));

    /// <summary>The text of a scalar; null where it is not a scalar, or is invalid text.</summary>
    public string? Text(ReadOnlySpan<byte> json) => Type switch
    {
        JsonTokenType.String or JsonTokenType.PropertyName => JsonText.Decode(json.Slice(Start, Length), IsEscaped),
        JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False => JsonText.DecodeUtf8(json.Slice(Start, Length)),
        _ => null,
    };
}
