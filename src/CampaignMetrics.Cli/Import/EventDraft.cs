using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CampaignMetrics.Cli.Import;

/// <summary>
/// An event in the making: its properties as texts. The parser of event lines makes it an event, and says why an invalid one is none.
/// </summary>
internal sealed class EventDraft
{
    /// <summary>The properties that tell two events of a message apart. How an export names its email, campaign or tags does not.</summary>
    private static readonly string[] Facts =
        ["recipient", ColumnMap.MessageId, "at", "url", "link", "ip", "userAgent", "scope", "goal", "order", "amount"];

    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <summary>The property's text; null where it has none.</summary>
    public string? this[string property]
    {
        get => _texts.GetValueOrDefault(property);
        set
        {
            if (string.IsNullOrEmpty(value)) _texts.Remove(property);
            else _texts[property] = value;
        }
    }

    public void Clear() => _texts.Clear();

    public void SetAt(DateTimeOffset at) =>
        this["at"] = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>The event, or why it is none.</summary>
    /// <param name="provider">Whose export it is: a part of the id that is derived where the export states none.</param>
    public EventRead Read(string provider)
    {
        if (!_texts.Values.All(IsText)) return EventRead.Rejected(0, "it holds bytes that are no text in the file's encoding");
        this["recipient"] = Address(this["recipient"]);
        if (this["recipient"] is null) return EventRead.Rejected(0, "no recipient");
        this["id"] ??= IdOf(provider);
        return EventLines.Parse(Line());
    }

    /// <summary>The address alone of <c>Ann &lt;ann@example.com&gt;</c>.</summary>
    private static string? Address(string? recipient) =>
        recipient is [.., '>'] && recipient.LastIndexOf('<') is >= 0 and var at ? recipient[(at + 1)..^1].Trim() : recipient;

    /// <summary>A derived id: the same facts give the same one, in whatever export and however often they stand there.</summary>
    private string IdOf(string provider)
    {
        var facts = new StringBuilder().Append(provider).Append('\n').Append(this["type"]);
        foreach (var name in Facts)
        {
            // In the one spelling of addresses, so that a capital letter makes no second event.
            var fact = name == "recipient" && this[name] is { } recipient ? ((ContactId)recipient).Value : this[name];
            // With their lengths, so that no other facts give the same text; -1 tells a missing one from an empty one.
            facts.Append('\n').Append(fact?.Length ?? -1).Append(':').Append(fact);
        }
        // Only where it is stated, so that exports without it keep the ids that they had.
        if (this["send"] is { } send) facts.Append("\nsend:").Append(send);
        // 128 bits are enough to tell events apart, and give a shorter id.
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(facts.ToString())).AsSpan(0, 16));
    }

    private string Line()
    {
        var line = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            foreach (var (name, text) in _texts)
                if (!IsTag(name)) Write(json, name, text);
            WriteTags(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(line.WrittenSpan);
    }

    /// <summary>
    /// Writes a property. A text that should be a number or a truth value and is none stays a text, which the parser then refuses.
    /// </summary>
    private static void Write(Utf8JsonWriter json, string name, string text)
    {
        if (ColumnMap.IsNumber(name) && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            json.WriteNumber(name, number);
        else if (ColumnMap.IsBoolean(name) && bool.TryParse(text, out var truth)) json.WriteBoolean(name, truth);
        else json.WriteString(name, text);
    }

    private void WriteTags(Utf8JsonWriter json)
    {
        var tags = _texts.Where(text => IsTag(text.Key)).OrderBy(text => text.Key, StringComparer.Ordinal).ToList();
        if (tags.Count == 0) return;
        json.WriteStartObject("tags");
        // A tag without a value is there by its name: see Labels.
        foreach (var (name, text) in tags) json.WriteString(name[ColumnMap.TagPrefix.Length..], text == Labels.NoValue ? "" : text);
        json.WriteEndObject();
    }

    /// <summary>
    /// Whether the text was decoded without loss: bytes that are none became U+FFFD, and so does half a surrogate pair here.
    /// </summary>
    private static bool IsText(string text) => text.EnumerateRunes().All(letter => letter != Rune.ReplacementChar);

    private static bool IsTag(string name) => name.StartsWith(ColumnMap.TagPrefix, StringComparison.Ordinal);
}
