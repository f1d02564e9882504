using CsvHelper;

namespace CampaignMetrics.Cli.Output;

/// <summary>
/// Cells of a CSV table (RFC 4180). Numbers stay numbers; a text that a spreadsheet would take for a formula gets an apostrophe before it,
/// and is text then.
/// </summary>
/// <remarks>
/// OWASP, "CSV Injection": what begins with = + - @, a tab or a line break, also in full width; blanks and quotation marks before it do not
/// help.
/// </remarks>
internal sealed class CsvCells(Stream target) : IDisposable
{
    private const string Formula = "=+-@\t\r\n＝＋－＠";

    private static readonly CsvWriterOptions Format = new() { NewLine = "\n", Quoting = CsvQuoting.WhenNeededOrWhitespace };

    private readonly CsvWriter _csv = CsvWriter.Create(target, Format, leaveOpen: true);

    public void Text(string? text) => _csv.WriteField(Defused(Safe.Cell(text)));

    public void Number(string digits) => _csv.WriteField(digits);

    public void Answer(Answer answer)
    {
        if (answer is { IsNumber: true, Written: { } digits }) Number(digits);
        else Text(answer.Written);
    }

    public void EndRow() => _csv.EndRecord();

    public void Dispose() => _csv.Dispose();

    private static string Defused(string text)
    {
        // A sign alone is no formula: it names standard input.
        if (text == "-") return text;
        // Spreadsheets skip these characters before they look for a formula.
        var begins = text.AsSpan().TrimStart(" \"'\u00A0\u3000\uFEFF");
        return begins.Length > 0 && Formula.Contains(begins[0], StringComparison.Ordinal) ? "'" + text : text;
    }
}
