using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CampaignMetrics.Contacts.Storage;

/// <summary>Reads and writes the events of contacts as the JSON objects of their lines. The types refer to it by attribute, so
/// <c>JsonSerializer</c> and source-generated contexts use it without configuration; a program need not name it.</summary>
/// <typeparam name="TEvent"><see cref="ContactEvent"/>, or one of its records.</typeparam>
/// <remarks>JSON that is no such event throws a <see cref="JsonException"/> that says why. Naming policies and other options of the program
/// do not change the form.</remarks>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public sealed class ContactEventConverter<TEvent> : JsonConverter<TEvent> where TEvent : ContactEvent
{
    /// <inheritdoc/>
    public override TEvent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var json = JsonDocument.ParseValue(ref reader);
        var read = ContactEventLines.Parse(JsonMarshal.GetRawUtf8Value(json.RootElement));
        if (read.Event is not { } made) throw new JsonException(read.Reason);
        return made as TEvent ?? throw new JsonException($"{made.GetType().Name} is no {typeof(TEvent).Name}");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TEvent value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteRawValue(value.ToString(), skipInputValidation: true);
    }
}
