using System.Text;
using System.Text.Json;

namespace CampaignMetrics.Html;

/// <summary>Takes mail addresses out of the texts of a document: senders write them into links, goals and places, and files with faults
/// name them. What a sender disguises, as Base64 for one, cannot be told from other texts.</summary>
internal static class MaskedAddresses
{
    private const string Mask = "…", Encoded = "%40";

    /// <summary>Copies a JSON document; nothing but its texts changes.</summary>
    public static void Copy(ReadOnlySpan<byte> json, Stream target)
    {
        var reader = new Utf8JsonReader(json);
        using var writer = new Utf8JsonWriter(target);
        while (reader.Read()) Copy(ref reader, writer);
    }

    /// <summary>A text without the mail addresses in it.</summary>
    public static string Of(string text)
    {
        var masked = new StringBuilder();
        var done = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var sign = SignLength(text, i);
            if (sign == 0) continue;
            var (from, to) = (i, i + sign);
            while (from > done && IsOfLocalPart(text[from - 1])) from--;
            while (to < text.Length && IsOfDomain(text[to])) to++;
            if (from == i || to == i + sign) continue;
            masked.Append(text, done, from - done).Append(Mask);
            (done, i) = (to, to - 1);
        }
        return done == 0 ? text : masked.Append(text, done, text.Length - done).ToString();
    }

    private static void Copy(ref Utf8JsonReader reader, Utf8JsonWriter writer)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject: writer.WriteStartObject(); break;
            case JsonTokenType.EndObject: writer.WriteEndObject(); break;
            case JsonTokenType.StartArray: writer.WriteStartArray(); break;
            case JsonTokenType.EndArray: writer.WriteEndArray(); break;
            case JsonTokenType.PropertyName: writer.WritePropertyName(reader.GetString()!); break;
            case JsonTokenType.String: writer.WriteStringValue(Of(reader.GetString()!)); break;
            default: writer.WriteRawValue(reader.ValueSpan); break;
        }
    }

    private static int SignLength(string text, int at) =>
        text[at] == '@' ? 1 : text.AsSpan(at).StartsWith(Encoded, StringComparison.Ordinal) ? Encoded.Length : 0;

    private static bool IsOfLocalPart(char letter) => char.IsLetterOrDigit(letter) || letter is '.' or '_' or '-' or '+' or '%';

    private static bool IsOfDomain(char letter) => char.IsLetterOrDigit(letter) || letter is '.' or '-';
}
