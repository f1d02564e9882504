using System.Text.Json;

namespace CampaignMetrics.Webhooks.Reading;

/// <summary>
/// The members of one JSON object that a signature depends on. It is refused as a whole where two readers could see
/// different things in it: a name twice in whatever spelling, a name that is no text, anything before or after the object.
/// </summary>
internal sealed class StrictObject
{
    /// <summary>More members than any provider's signed object has.</summary>
    public const int Most = 100;

    private readonly ReadOnlyMemory<byte> _json;
    private readonly Dictionary<string, (string Name, JsonValue Value)> _members = new(StringComparer.OrdinalIgnoreCase);

    private StrictObject(ReadOnlyMemory<byte> json) => _json = json;

    /// <returns>Null where it is no such object.</returns>
    public static StrictObject? Read(ReadOnlyMemory<byte> json)
    {
        var read = new StrictObject(json);
        try
        {
            return read.Take() ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether there is a member of the name, in any case.</summary>
    public bool Has(string name) => _members.ContainsKey(name);

    /// <summary>The kind of the member of exactly this name; none where it is missing.</summary>
    public JsonTokenType TypeOf(string name) => Find(name).Type;

    /// <summary>The text of the member of exactly this name; null where it is missing, no string, or no valid text.</summary>
    public string? Text(string name) => Find(name) is { Type: JsonTokenType.String } value ? value.Text(_json.Span) : null;

    /// <summary>The JSON of the member of exactly this name; empty where it is missing.</summary>
    public ReadOnlyMemory<byte> Json(string name) => Find(name) is { Type: not JsonTokenType.None } value ? value.In(_json) : default;

    private JsonValue Find(string name) => _members.TryGetValue(name, out var member) && member.Name == name ? member.Value : default;

    private bool Take()
    {
        var reader = new Utf8JsonReader(_json.Span);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (_members.Count == Most || JsonText.Decode(reader) is not { } name) return false;
            reader.Read();
            if (!_members.TryAdd(name, (name, JsonValue.Take(ref reader)))) return false;
        }
        return !reader.Read();
    }
}
