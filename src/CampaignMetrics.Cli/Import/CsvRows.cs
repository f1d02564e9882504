using System.Globalization;
using CsvHelper;

namespace CampaignMetrics.Cli.Import;

/// <summary>
/// Reads the rows of a CSV file (RFC 4180), one at a time. The delimiter is recognised in the first lines, or stated by Excel's <c>sep=</c>
/// line.
/// </summary>
internal sealed class CsvRows : IDisposable
{
    /// <summary>The longest row, in bytes of UTF-8, so that a quote that is never closed cannot take memory without end.</summary>
    public const int MostBytes = 1 << 20;

    private readonly CsvReader _rows;
    private bool _isBad;

    public CsvRows(TextReader text)
    {
        _rows = CsvReader.Create(text, new CsvReaderOptions
        {
            HasHeader = false,
            TrackLineNumbers = true,
            MaxRecordSize = MostBytes,
            // Noted and not thrown: a bad row is left out, and the rest of the file is read.
            OnMalformedRecord = _ => _isBad = true,
        });
        Header = new CsvHeader(ReadCells() ?? []);
    }

    public CsvHeader Header { get; }

    /// <summary>Why the rest of the file is not read; null where it is.</summary>
    public string? Refusal { get; private set; }

    /// <returns>Null at the end. Empty lines are passed over.</returns>
    public CsvRow? Read()
    {
        while (ReadCells() is { } cells)
            if (cells is not [""]) return new CsvRow(_rows.LineNumber, cells, FaultOf(cells));
        return null;
    }

    public void Dispose() => _rows.Dispose();

    private string[]? ReadCells()
    {
        _isBad = false;
        if (Refusal is not null || !TryRead()) return null;
        var cells = new string[_rows.FieldCount];
        for (var i = 0; i < cells.Length; i++) cells[i] = Plain(_rows.GetString(i));
        return cells;
    }

    private bool TryRead()
    {
        try
        {
            return _rows.Read();
        }
        catch (CsvFormatException e)
        {
            Refusal = string.Create(CultureInfo.InvariantCulture, $"line {e.LineNumber}: longer than {MostBytes:N0} bytes")
                + ", as if a quote were left open: what follows is not read";
            return false;
        }
    }

    private string? FaultOf(string[] cells)
    {
        if (_isBad) return "a quote stands inside a cell";
        if (cells.Length == Header.Count) return null;
        return cells.Length < Header.Count ? "fewer cells than the header has" : "more cells than the header has";
    }

    /// <summary>The cell without the apostrophe that exports put before it to keep a spreadsheet from running it as a formula.</summary>
    private static string Plain(string cell)
    {
        var text = cell.Trim();
        return text is ['\'', '=' or '+' or '-' or '@' or '\t' or '\r', ..] ? text[1..] : text;
    }
}
