using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CampaignMetrics.Cli.Output;

/// <summary>Writes answers one by one, as JSON lines or as CSV with headings. A command only states its columns.</summary>
/// <remarks>
/// <para>A command defines each column once, as a name and a function, and has both formats. Reports and documents, which are nested, write
/// their JSON themselves.</para>
/// </remarks>
internal sealed class Answers<T> : IDisposable
{
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Stream _target;
    private readonly AnswerColumn<T>[] _columns;
    private readonly CsvCells? _csv;

    /// <param name="target">Where they go; it stays open.</param>
    /// <param name="format">One of <see cref="AnswerFormat"/>.</param>
    /// <param name="columns">What they hold.</param>
    public Answers(Stream target, AnswerFormat format, params AnswerColumn<T>[] columns)
    {
        (_target, _columns) = (new BufferedStream(target, 1 << 16), columns);
        if (format != AnswerFormat.Csv) return;
        _csv = new CsvCells(_target);
        foreach (var column in columns) _csv.Text(column.Name);
        _csv.EndRow();
    }

    /// <summary>All answers as a CSV table.</summary>
    public static void WriteCsv(Stream target, IEnumerable<T> answers, params AnswerColumn<T>[] columns)
    {
        using var rows = new Answers<T>(target, AnswerFormat.Csv, columns);
        foreach (var answer in answers) rows.Write(answer);
    }

    public void Write(T answer)
    {
        if (_csv is null) WriteJson(answer);
        else WriteCsv(_csv, answer);
    }

    public void Dispose()
    {
        _csv?.Dispose();
        _target.Flush();
    }

    /// <summary>An answer as a JSON object.</summary>
    public static void WriteObject(Utf8JsonWriter json, T answer, ReadOnlySpan<AnswerColumn<T>> columns)
    {
        json.WriteStartObject();
        foreach (var column in columns)
        {
            var value = column.Of(answer);
            if (column.IsOptional && (value.Written is null || value.Texts is [])) continue;
            json.WritePropertyName(column.Name);
            if (value.Written is null) json.WriteNullValue();
            // true and false are written like this too.
            else if (value.IsNumber) json.WriteRawValue(value.Written);
            else if (value.Texts is { } texts) WriteTexts(json, texts);
            else WriteText(json, value.Written);
        }
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, IReadOnlyList<string> texts)
    {
        json.WriteStartArray();
        foreach (var text in texts) WriteText(json, text);
        json.WriteEndArray();
    }

    /// <summary>
    /// Writes a text with invisible characters, and those that reverse what follows, escaped too: JSON is also shown on terminals.
    /// </summary>
    private static void WriteText(Utf8JsonWriter json, string text)
    {
        if (text.EnumerateRunes().All(Safe.IsHarmless))
        {
            json.WriteStringValue(text);
            return;
        }
        var escaped = new StringBuilder("\"");
        foreach (var letter in JsonEncodedText.Encode(text, Json.Encoder).Value)
            escaped.Append(Rune.TryCreate(letter, out var rune) && !Safe.IsHarmless(rune) ? $"\\u{(int)letter:X4}" : letter.ToString());
        json.WriteRawValue(escaped.Append('"').ToString());
    }

    private void WriteJson(T answer)
    {
        using (var json = new Utf8JsonWriter(_target, Json)) WriteObject(json, answer, _columns);
        _target.WriteByte((byte)'\n');
    }

    private void WriteCsv(CsvCells csv, T answer)
    {
        foreach (var column in _columns) csv.Answer(column.Of(answer));
        csv.EndRow();
    }
}
