using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace CampaignMetrics.Webhooks.Reading;

/// <summary>Decodes JSON strings that may be invalid text: broken UTF-8, or half of a surrogate pair.</summary>
internal static class JsonText
{
    /// <summary>The lengths of escapes: <c>\n</c> and the like, and <c>\u0041</c>.</summary>
    private const int ShortLength = 2, UnitLength = 6;

    /// <summary>
    /// Copies the string at which the reader is positioned. It is validated first, because the reader would throw on invalid text.
    /// </summary>
    public static bool TryCopy(ref Utf8JsonReader json, scoped Span<byte> target, out int length)
    {
        var isText = Utf8.IsValid(json.ValueSpan) && HasWholePairs(json.ValueSpan);
        length = isText ? json.CopyString(target) : 0;
        return isText;
    }

    /// <summary>Decodes a string token, given with its quotes.</summary>
    /// <returns>Null where it is invalid text.</returns>
    public static string? Decode(ReadOnlySpan<byte> token, bool isEscaped)
    {
        if (!isEscaped) return DecodeUtf8(token[1..^1]);
        var json = new Utf8JsonReader(token);
        json.Read();
        return Decode(json);
    }

    /// <summary>Whether the string at which the reader is positioned equals a text.</summary>
    public static bool Equals(Utf8JsonReader json, string text) => json.ValueIsEscaped ? Decode(json) == text : json.ValueTextEquals(text);

    /// <summary>Decodes the string at which the reader is positioned.</summary>
    /// <returns>Null where it is invalid text.</returns>
    public static string? Decode(Utf8JsonReader json)
    {
        if (!json.ValueIsEscaped) return DecodeUtf8(json.ValueSpan);
        var text = new byte[json.ValueSpan.Length];
        return TryCopy(ref json, text, out var length) ? Encoding.UTF8.GetString(text, 0, length) : null;
    }

    /// <returns>Null where it is invalid text.</returns>
    public static string? DecodeUtf8(ReadOnlySpan<byte> utf8) => Utf8.IsValid(utf8) ? Encoding.UTF8.GetString(utf8) : null;

    /// <summary>Whether the escapes of a JSON string, which are well-formed, contain no lone surrogate.</summary>
    private static bool HasWholePairs(ReadOnlySpan<byte> escaped)
    {
        for (var rest = escaped; rest.IndexOf((byte)'\\') is >= 0 and var start;)
        {
            rest = rest[start..];
            var unit = UnitOf(rest);
            if (char.IsLowSurrogate(unit)) return false;
            if (char.IsHighSurrogate(unit) && !char.IsLowSurrogate(UnitOf(rest[UnitLength..]))) return false;
            // Skipping two bytes is enough for any other escape: the rest of it has no backslash.
            rest = rest[(char.IsHighSurrogate(unit) ? UnitLength * 2 : ShortLength)..];
        }
        return true;
    }

    /// <summary>The UTF-16 unit of an escape such as <c>\ud83d</c>; 0 where there is no such escape.</summary>
    private static char UnitOf(ReadOnlySpan<byte> text) =>
        text.StartsWith("\\u"u8) && Utf8Parser.TryParse(text[ShortLength..UnitLength], out ushort unit, out _, 'x') ? (char)unit : '\0';
}
