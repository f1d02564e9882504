using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CampaignMetrics.Shared;

namespace CampaignMetrics.Exports;

/// <summary>Writes rows as JSON objects, one a line.</summary>
internal sealed class JsonRows(Stream target, ImmutableArray<TableColumn> columns)
{
    private const int Together = 1 << 16;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _buffer = new(Together);
    // One writer is reset for each line.
    private readonly Utf8JsonWriter _json = new(Stream.Null, Options);

    public void Write(ReadOnlySpan<Cell> cells)
    {
        _json.Reset(_buffer);
        _json.WriteStartObject();
        for (var i = 0; i < cells.Length; i++)
        {
            var cell = cells[i];
            if (columns[i].IsOptional && (cell.Written is null || cell.Texts is { IsDefault: false, IsEmpty: true })) continue;
            _json.WritePropertyName(columns[i].Name);
            Write(cell);
        }
        _json.WriteEndObject();
        _json.Flush();
        _buffer.Write("\n"u8);
        if (_buffer.WrittenCount >= Together) Flush();
    }

    public void Flush()
    {
        target.Write(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
    }

    private void Write(Cell cell)
    {
        if (cell.Written is not { } written) _json.WriteNullValue();
        // true and false are written like this too.
        else if (cell.IsBare) _json.WriteRawValue(written);
        else if (cell.Texts.IsDefault) WriteText(written);
        else
        {
            _json.WriteStartArray();
            foreach (var text in cell.Texts) WriteText(text);
            _json.WriteEndArray();
        }
    }

    /// <summary>Writes a text with invisible characters, and those that reverse what follows, escaped too: JSON is also shown on
    /// terminals.</summary>
    private void WriteText(string text)
    {
        if (HarmlessText.IsPlain(text) || text.EnumerateRunes().All(HarmlessText.IsHarmless))
        {
            _json.WriteStringValue(text);
            return;
        }
        var escaped = new StringBuilder("\"");
        foreach (var letter in JsonEncodedText.Encode(text, Options.Encoder).Value)
            escaped.Append(
                Rune.TryCreate(letter, out var rune) && !HarmlessText.IsHarmless(rune) ? $"\\u{(int)letter:X4}" : letter.ToString());
        _json.WriteRawValue(escaped.Append('"').ToString());
    }
}
