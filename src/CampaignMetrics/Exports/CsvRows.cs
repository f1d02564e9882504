using System.Collections.Immutable;
using System.Text;
using CampaignMetrics.Shared;

namespace CampaignMetrics.Exports;

/// <summary>Writes rows as CSV (RFC 4180). Numbers stay numbers; a text that a spreadsheet would take for a formula gets an apostrophe
/// before it, and is text then.</summary>
/// <remarks>
/// OWASP, "CSV Injection": what begins with = + - @, a tab or a line break, also in full width; blanks and quotation marks before it do not
/// help.
/// </remarks>
internal sealed class CsvRows
{
    private const string Formula = "=+-@\t\r\n＝＋－＠";

    private readonly StreamWriter _text;

    public CsvRows(Stream target, ImmutableArray<TableColumn> columns)
    {
        _text = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true);
        for (var i = 0; i < columns.Length; i++) Add(columns[i].Name, i);
        _text.Write('\n');
    }

    public void Write(ReadOnlySpan<Cell> cells)
    {
        for (var i = 0; i < cells.Length; i++) Add(cells[i].IsBare ? cells[i].Written : Defused(HarmlessText.Cell(cells[i].Written)), i);
        _text.Write('\n');
    }

    public void Flush() => _text.Flush();

    private void Add(string? text, int index)
    {
        if (index > 0) _text.Write(',');
        if (string.IsNullOrEmpty(text)) return;
        var isQuoted = text.AsSpan().IndexOfAny(",\"\r\n") >= 0 || char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]);
        if (isQuoted) _text.Write('"');
        _text.Write(isQuoted ? text.Replace("\"", "\"\"", StringComparison.Ordinal) : text);
        if (isQuoted) _text.Write('"');
    }

    private static string Defused(string text)
    {
        // A sign alone is no formula: it names standard input.
        if (text is "" or "-") return text;
        // Spreadsheets skip these characters before they look for a formula.
        var begins = text.AsSpan().TrimStart(" \"'\u00A0\u3000\uFEFF");
        return begins.Length > 0 && Formula.Contains(begins[0], StringComparison.Ordinal) ? "'" + text : text;
    }
}
