using System.Buffers;
using System.ComponentModel;
using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>
/// Reads and writes the public data types of this package as JSON: <see cref="EmailEvent"/> as its event line, <see cref="Report"/> as
/// <see cref="Report.ToJson"/>, ids and members of enums as text, and so on. The types refer to it by attribute, so <c>JsonSerializer</c>
/// and source-generated contexts use it without configuration; a program need not name it.
/// </summary>
/// <typeparam name="T">A public data type of this package.</typeparam>
/// <remarks>JSON that does not fit <typeparamref name="T"/> throws a <see cref="JsonException"/> that says what is wrong and where. The
/// form is fixed: naming policies and other options of the program do not change it.</remarks>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public sealed class DataConverter<T> : JsonConverter<T>
{
    // Found once for each type: the attribute names an internal converter, and this public one passes everything on to it.
    private static readonly JsonConverter<T> Form =
        typeof(T).GetCustomAttribute<JsonFormAttribute>()?.Create() as JsonConverter<T>
        ?? throw new NotSupportedException($"{typeof(T)} is no data of this package.");

    /// <summary>Default options. Converters have fixed names and do not look at them.</summary>
    private static readonly JsonSerializerOptions Options = new();

    /// <summary>The JSON of a value on one line, with as few escapes as possible: for <see cref="object.ToString"/>.</summary>
    internal static string Shown(T value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        Form.Write(json, value, Options);
        json.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Whether null has a meaning of its own: for an id it is the default value, which names nothing.</summary>
    public override bool HandleNull => Form.HandleNull;

    /// <inheritdoc/>
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Form.Read(ref reader, typeToConvert, options);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => Form.Write(writer, value, options);

    /// <inheritdoc/>
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Form.ReadAsPropertyName(ref reader, typeToConvert, options);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        Form.WriteAsPropertyName(writer, value!, options);
}
