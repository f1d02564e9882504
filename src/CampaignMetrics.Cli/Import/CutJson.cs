using System.Text.Json;

namespace CampaignMetrics.Cli.Import;

/// <summary>Distinguishes JSON that was cut short, as a broken download leaves it, from text that is no JSON.</summary>
internal static class CutJson
{
    public const string Reason = "its end is missing: it was cut short";

    /// <summary>Whether the text is the beginning of JSON and not complete.</summary>
    /// <param name="utf8">One document, or several after each other.</param>
    public static bool Is(ReadOnlySpan<byte> utf8)
    {
        var text = utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
        var reader =
            // As if more were to come, so that the end is no error: what is still open then shows the cut.
            new Utf8JsonReader(text, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { AllowMultipleValues = true }));
        try
        {
            while (reader.Read()) { }
        }
        catch (JsonException)
        {
            return false;
        }
        var isWithin = reader.CurrentDepth > 0 || reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
        return isWithin || text[(int)reader.BytesConsumed..].ContainsAnyExcept(" \t\r\n"u8);
    }
}
