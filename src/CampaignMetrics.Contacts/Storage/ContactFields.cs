using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace CampaignMetrics.Contacts.Storage;

/// <summary>What a line states: the text of each property, or null. Reads and writes the JSON object.</summary>
internal sealed class ContactFields
{
    private static readonly ContactProperty[] All = Enum.GetValues<ContactProperty>();

    private static readonly byte[][] Names = [.. All.Select(property => Encoding.UTF8.GetBytes(CamelCase<ContactProperty>.Of(property)))];

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string?[] _texts = new string?[All.Length];

    public string? this[ContactProperty property]
    {
        get => _texts[(int)property];
        set => _texts[(int)property] = value;
    }

    /// <summary>A property whose text holds half a surrogate pair, which UTF-8 cannot express; null if there is none.</summary>
    public ContactProperty? Halved()
    {
        foreach (var property in All)
            if (this[property] is { } text && !Door.IsUnicode(text)) return property;
        return null;
    }

    /// <summary>Writes the object, without properties that are not stated.</summary>
    public void Write(System.Buffers.IBufferWriter<byte> output)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        foreach (var property in All)
            if (this[property] is { } text) json.WriteString(Names[(int)property], text);
        json.WriteEndObject();
    }

    /// <summary>Reads an object. Properties that are not known are passed over, as in event lines; of two of one name the last
    /// counts.</summary>
    /// <returns>Null, or why the line is no object of texts.</returns>
    public string? Read(ReadOnlySpan<byte> line)
    {
        if (!Utf8.IsValid(line)) return "not valid UTF-8";
        var json = new Utf8JsonReader(line);
        try
        {
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject) return "not a JSON object";
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
                if (ReadMember(ref json) is { } reason) return reason;
            json.Read(); // anything but white space after the object is an error
            return null;
        }
        catch (JsonException e)
        {
            return string.Create(
                System.Globalization.CultureInfo.InvariantCulture, $"bad JSON at byte {(e.BytePositionInLine ?? json.BytesConsumed) + 1}");
        }
    }

    private string? ReadMember(ref Utf8JsonReader json)
    {
        var property = Named(ref json);
        json.Read();
        if (property is not { } known)
        {
            json.Skip();
            return null;
        }
        if (json.TokenType is not (JsonTokenType.String or JsonTokenType.Null))
            return $"{CamelCase<ContactProperty>.Of(known)} is not a string";
        return TryText(ref json, out var text) ? Set(known, text) : HalfPair(known);
    }

    public static string HalfPair(ContactProperty property) => $"{CamelCase<ContactProperty>.Of(property)} holds half a surrogate pair";

    private string? Set(ContactProperty property, string? text)
    {
        this[property] = text;
        return null;
    }

    private static ContactProperty? Named(ref Utf8JsonReader json)
    {
        if (json.ValueIsEscaped) return TryText(ref json, out var name) ? CamelCase<ContactProperty>.Find(name!) : null;
        for (var i = 0; i < All.Length; i++)
            if (json.ValueTextEquals(Names[i])) return All[i];
        return null;
    }

    /// <summary>The text of a string; false if an escape in it is half a surrogate pair.</summary>
    private static bool TryText(ref Utf8JsonReader json, out string? text)
    {
        text = null;
        try
        {
            text = json.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
