using System.Text;
using System.Text.Json;

namespace CampaignMetrics.Cli.Import;

/// <summary>Reads cells that hold several values: a JSON array or object, or one text.</summary>
internal static class Labels
{
    /// <summary>Stands for the value of a tag that has only a name.</summary>
    public const string NoValue = "\0";

    /// <summary>The tags that a cell states: of an array each, without a value; of an object each member.</summary>
    public static IEnumerable<(string Name, string Value)> Tags(string cell)
    {
        if (cell.Length == 0) return [];
        if (Parse(cell) is not { } json) return [(cell, NoValue)];
        return json.ValueKind == JsonValueKind.Object
            ? json.EnumerateObject().Select(member => (Name: Name(member), Value: Text(member.Value) ?? NoValue)).Where(HasName)
            : json.EnumerateArray().Select(Text).OfType<string>().Select(name => (name, NoValue));
    }

    private static bool HasName((string Name, string Value) tag) => tag.Name.Length > 0;

    /// <summary>The text at a path of names in a cell that holds an object; null where nothing is there.</summary>
    public static string? At(string cell, ReadOnlySpan<string> path)
    {
        if (path.IsEmpty) return cell;
        return Parse(cell) is { } json ? At(json, path) : null;
    }

    /// <summary>The text at a path of names; null where nothing is there. Of an array the first text counts.</summary>
    public static string? At(JsonElement json, ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (Member(json, name) is not { } member) return null;
            json = member;
        }
        if (json.ValueKind == JsonValueKind.Array) return json.EnumerateArray().Select(Text).OfType<string>().FirstOrDefault();
        return Text(json);
    }

    /// <summary>The member of this name: a property of an object, or a header in a list of objects with a name and a value.</summary>
    private static JsonElement? Member(JsonElement json, string name)
    {
        if (json.ValueKind == JsonValueKind.Object) return json.TryGetProperty(name, out var member) ? member : null;
        if (json.ValueKind != JsonValueKind.Array) return null;
        foreach (var header in json.EnumerateArray())
        {
            if (header.ValueKind != JsonValueKind.Object || !header.TryGetProperty("name", out var own)) continue;
            if (!header.TryGetProperty("value", out var value)) continue;
            if (string.Equals(Text(own), name, StringComparison.OrdinalIgnoreCase)) return value;
        }
        return null;
    }

    /// <summary>The object or array that a text is; null where it is none.</summary>
    public static JsonElement? Parse(string text)
    {
        if (text is not ['{' or '[', ..]) return null;
        try
        {
            // As bytes: of a text that holds half a surrogate pair, the other form throws.
            using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(text));
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => Valid(json.GetString) is { Length: > 0 } text ? text : null,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => json.GetRawText(),
        JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null or JsonValueKind.Undefined => null,
    };

    /// <summary>A property's name; empty where it is no text.</summary>
    public static string Name(JsonProperty member) => Valid(() => member.Name) ?? "";

    /// <summary>The text; null where it holds half a surrogate pair, for which there is no other test than the exception.</summary>
    private static string? Valid(Func<string?> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
