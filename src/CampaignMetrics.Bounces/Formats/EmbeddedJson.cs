using System.Text;
using System.Text.Json;

namespace CampaignMetrics.Bounces.Formats;

/// <summary>JSON in the text of a mail, with words before and after it.</summary>
internal static class EmbeddedJson
{
    private static readonly JsonReaderOptions Lenient = new() { AllowMultipleValues = true, MaxDepth = 32 };

    /// <summary>What is read from the object that begins at the first brace; null where no JSON begins there.</summary>
    /// <remarks>
    /// A server on the way may cut lines of more than 998 characters (RFC 5322, section 2.1.1; sendmail ends such a piece with an
    /// exclamation mark and begins the next with a space). JSON has no line breaks inside its strings, so the cuts can be undone.
    /// </remarks>
    public static T? Read<T>(string text, Func<JsonElement, T?> read)
        where T : class
    {
        var start = text.IndexOf('{', StringComparison.Ordinal);
        if (start < 0) return null;
        text = text[start..];
        try
        {
            using var json = TryParse(text) ?? (text.Contains('\n', StringComparison.Ordinal) ? TryParse(Joined(text)) : null);
            return json is null ? null : read(json.RootElement);
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair in a string: no program's report.
            return null;
        }
    }

    public static JsonElement? Object(this JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object
            ? value
            : null;

    public static IEnumerable<JsonElement> Elements(this JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray()
            : [];

    public static string String(this JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : "";

    private static JsonDocument? TryParse(string text)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), Lenient);
        try
        {
            return JsonDocument.ParseValue(ref reader);
        }
        catch (JsonException)
        {
            // A text with a brace that is not JSON.
            return null;
        }
    }

    private static string Joined(string text) => text
        .Replace("!\n ", "", StringComparison.Ordinal)
        .Replace("\n ", "", StringComparison.Ordinal)
        .Replace("\n", "", StringComparison.Ordinal);
}
