using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace CampaignMetrics.Webhooks.Reading;

/// <summary>Texts of JSON that may be no valid text: broken UTF-8, half a surrogate pair.</summary>
internal static class JsonText
{
    /// <summary>Utf8JsonReader has no other way to say that escapes make no valid text than this exception.</summary>
    public static bool TryCopy(ref Utf8JsonReader json, scoped Span<byte> target, out int length)
    {
        try
        {
            length = json.CopyString(target);
            return true;
        }
        catch (InvalidOperationException)
        {
            length = 0;
            return false;
        }
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

    /// <summary>Whether a text has no half of a surrogate pair.</summary>
    public static bool IsValid(string text)
    {
        var first = text.AsSpan().IndexOfAnyInRange('\ud800', '\udfff');
        for (var i = first; i >= 0 && i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsSurrogatePair(text, i)) return false;
            i++;
        }
        return true;
    }
}
