using System.Buffers;
using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace CampaignMetrics.Cli.Output;

/// <summary>Cells of a CSV table (RFC 4180). Numbers stay numbers; a text that a spreadsheet would take for a formula gets an apostrophe
/// before it, and is text then.</summary>
/// <remarks>OWASP, "CSV Injection": what begins with = + - @, a tab or a line break, also in full width; blanks and quotation marks before
/// it do not help.</remarks>
internal sealed class CsvCells : IDisposable
{
    private const string Formula = "=+-@\t\r\n＝＋－＠";

    /// <summary>RFC 4180 section 2, rule 6; a carriage return alone ends a line for many readers.</summary>
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture)
    {
        NewLine = "\n",
        ShouldQuote = static cell =>
            cell.Field is { Length: > 0 } text && (text.AsSpan().ContainsAny(Quoted) || text[0] == ' ' || text[^1] == ' '),
    };

    private readonly StreamWriter _text;
    private readonly CsvWriter _csv;

    public CsvCells(Stream target)
    {
        _text = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        _csv = new CsvWriter(_text, Format);
    }

    public void Text(string? text) => _csv.WriteField(Defused(Safe.Cell(text)));

    public void Number(string digits) => _csv.WriteField(digits);

    public void EndRow() => _csv.NextRecord();

    public void Dispose()
    {
        _csv.Dispose();
        _text.Dispose();
    }

    private static string Defused(string text)
    {
        var begins = text.AsSpan().TrimStart(" \"'\u00A0\u3000\uFEFF");
        return begins.Length > 0 && Formula.Contains(begins[0], StringComparison.Ordinal) ? "'" + text : text;
    }
}
