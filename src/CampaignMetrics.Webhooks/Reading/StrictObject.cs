using System.Text.Json;

namespace CampaignMetrics.Webhooks.Reading;

/// <summary>
/// The members of a JSON object that a signature depends on. It is rejected where two parsers could read it differently: with a duplicate
/// name in any spelling, an invalid name, or anything before or after the object.
/// </summary>
/// <remarks>
/// JSON leaves the meaning of duplicate names open (RFC 8259, section 4). If a verifier saw one of them and a reader the other, an attacker
/// could add content to a signed body; so both take their members from here. Nested objects are checked only when they are read in the same
/// way.
/// </remarks>
public sealed class StrictObject
{
    /// <summary>The most members of an object; no provider's signed object has more.</summary>
    public const int MaxMembers = 100;

    private readonly ReadOnlyMemory<byte> _json;
    // Regardless of case: some JSON libraries take "Message" and "message" for the same member.
    private readonly Dictionary<string, (string Name, JsonValue Value)> _members = new(StringComparer.OrdinalIgnoreCase);

    private StrictObject(ReadOnlyMemory<byte> json) => _json = json;

    /// <summary>Reads an object.</summary>
    /// <param name="json">The JSON, in UTF-8 and without a byte order mark.</param>
    /// <returns>
    /// Null where it is not one object and nothing else, has a name twice (in another case or with escapes too), a name that is no valid
    /// text, or more than <see cref="MaxMembers"/> members, or is nested deeper than 64.
    /// </returns>
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

    /// <summary>Whether there is a member of this name, in any case.</summary>
    /// <param name="name">The name.</param>
    public bool Has(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _members.ContainsKey(name);
    }

    /// <summary>
    /// The type of the member of exactly this name, by its first token; <see cref="JsonTokenType.None"/> where it is missing.
    /// </summary>
    /// <param name="name">The name.</param>
    public JsonTokenType TypeOf(string name) => Find(name).Type;

    /// <summary>The text of the member of exactly this name; null where it is missing, not a string, or invalid text.</summary>
    /// <param name="name">The name.</param>
    public string? Text(string name) => Find(name) is { Type: JsonTokenType.String } value ? value.Text(_json.Span) : null;

    /// <summary>The JSON of the member of exactly this name; empty where it is missing.</summary>
    /// <param name="name">The name.</param>
    public ReadOnlyMemory<byte> Json(string name) => Find(name) is { Type: not JsonTokenType.None } value ? value.In(_json) : default;

    private JsonValue Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _members.TryGetValue(name, out var member) && member.Name == name ? member.Value : default;
    }

    private bool Take()
    {
        var reader = new Utf8JsonReader(_json.Span);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (_members.Count == MaxMembers || JsonText.Decode(reader) is not { } name) return false;
            reader.Read();
            if (!_members.TryAdd(name, (name, JsonValue.Take(ref reader)))) return false;
        }
        return !reader.Read();
    }
}
