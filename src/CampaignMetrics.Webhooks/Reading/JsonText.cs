using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace CampaignMetrics.Webhooks.Reading;

/// <summary>Texts of JSON that may be no valid text: broken UTF-8, half a surrogate pair.</summary>
internal static class JsonText
{
    /// <summary>Of escapes: <c>\n</c> and the like, and those of a UTF-16 unit.</summary>
    private const int ShortLength = 2, UnitLength = 6;

    /// <summary>Copies the text on which the reader stands. That it is one is looked at before, as the reader would only throw.</summary>
    public static bool TryCopy(ref Utf8JsonReader json, scoped Span<byte> target, out int length)
    {
        var isText = Utf8.IsValid(json.ValueSpan) && HasWholePairs(json.ValueSpan);
        length = isText ? json.CopyString(target) : 0;
        return isText;
    }

    /// <summary>The text of a string token, its quotes included.</summary>
    /// <returns>Null where it is no valid text.</returns>
    public static string? Decode(ReadOnlySpan<byte> token, bool isEscaped)
    {
        if (!isEscaped) return DecodeUtf8(token[1..^1]);
        var json = new Utf8JsonReader(token);
        json.Read();
        return Decode(json);
    }

    /// <summary>Whether the text on which the reader stands is the given one.</summary>
    public static bool Equals(Utf8JsonReader json, string text) => json.ValueIsEscaped ? Decode(json) == text : json.ValueTextEquals(text);

    /// <summary>The text of the string on which the reader stands.</summary>
    /// <returns>Null where it is no valid text.</returns>
    public static string? Decode(Utf8JsonReader json)
    {
        if (!json.ValueIsEscaped) return DecodeUtf8(json.ValueSpan);
        var text = new byte[json.ValueSpan.Length];
        return TryCopy(ref json, text, out var length) ? Encoding.UTF8.GetString(text, 0, length) : null;
    }

    /// <returns>Null where it is no valid text.</returns>
    public static string? DecodeUtf8(ReadOnlySpan<byte> utf8) => Utf8.IsValid(utf8) ? Encoding.UTF8.GetString(utf8) : null;

    /// <summary>Whether the escapes of a JSON string, which are well-formed, have no half of a surrogate pair.</summary>
    private static bool HasWholePairs(ReadOnlySpan<byte> escaped)
    {
        for (var rest = escaped; rest.IndexOf((byte)'\\') is >= 0 and var start;)
        {
            rest = rest[start..];
            var unit = UnitOf(rest);
            if (char.IsLowSurrogate(unit)) return false;
            if (char.IsHighSurrogate(unit) && !char.IsLowSurrogate(UnitOf(rest[UnitLength..]))) return false;
            rest = rest[(char.IsHighSurrogate(unit) ? UnitLength * 2 : ShortLength)..];
        }
        return true;
    }

    /// <summary>The UTF-16 unit of an escape such as <c>\ud83d</c>; 0 for another one, and where there is none.</summary>
    private static char UnitOf(ReadOnlySpan<byte> text) =>
        text.StartsWith("\\u"u8) && Utf8Parser.TryParse(text[ShortLength..UnitLength], out ushort unit, out _, 'x') ? (char)unit : '\0';
}
