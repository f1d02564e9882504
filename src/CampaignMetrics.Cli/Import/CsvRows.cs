using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace CampaignMetrics.Cli.Import;

/// <summary>The rows of a CSV file (RFC 4180), one at a time. The delimiter is the one that its header has most of.</summary>
internal sealed class CsvRows : IDisposable
{
    private const string Delimiters = ",;\t|";

    private readonly BoundedText _text;
    private readonly CsvParser _parser;
    private bool _isBad;

    public CsvRows(TextReader text)
    {
        _text = new BoundedText(text);
        _parser = new CsvParser(_text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            DetectDelimiter = true,
            GetDelimiter = args => DelimiterOf(args.Text),
            BadDataFound = _ => _isBad = true,
            IgnoreBlankLines = false,
            CountBytes = false,
        });
        var header = ReadCells() ?? [];
        // Excel's own line, before the header.
        Header = new CsvHeader(header is ["sep=", ..] ? ReadCells() ?? [] : header);
    }

    public CsvHeader Header { get; }

    /// <summary>Why the rest of the file is not read; null where it is.</summary>
    public string? Refusal { get; private set; }

    /// <returns>Null at the end. Empty lines are passed over.</returns>
    public CsvRow? Read()
    {
        while (true)
        {
            var line = _parser.RawRow + 1;
            _isBad = false;
            if (ReadCells() is not { } cells) return null;
            if (cells is not [""]) return new CsvRow(line, cells, FaultOf(cells));
        }
    }

    public void Dispose() => _parser.Dispose();

    private string[]? ReadCells()
    {
        _text.BeginRow();
        var begun = _parser.RawRow + 1;
        if (!_parser.Read()) return null;
        if (!_text.IsExceeded) return [.. (_parser.Record ?? []).Select(Plain)];
        Refusal = string.Create(CultureInfo.InvariantCulture, $"line {begun}: longer than {BoundedText.MostCharacters:N0} characters")
            + ", as if a quote were left open: what follows is not read";
        return null;
    }

    private string? FaultOf(string[] cells)
    {
        if (_isBad) return "a quote stands inside a cell";
        if (cells.Length == Header.Count) return null;
        return cells.Length < Header.Count ? "fewer cells than the header has" : "more cells than the header has";
    }

    /// <summary>Without the apostrophe by which exports keep a spreadsheet from taking the cell for a formula.</summary>
    private static string Plain(string? cell)
    {
        var text = (cell ?? "").Trim();
        return text is ['\'', '=' or '+' or '-' or '@' or '\t' or '\r', ..] ? text[1..] : text;
    }

    private static string DelimiterOf(string head)
    {
        var counts = new int[Delimiters.Length];
        var isQuoted = false;
        foreach (var letter in head)
        {
            if (letter == '"') isQuoted = !isQuoted;
            if (isQuoted) continue;
            if (letter is '\n' or '\r') break;
            if (Delimiters.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var found) counts[found]++;
        }
        return Delimiters[Array.IndexOf(counts, counts.Max())].ToString();
    }
}
