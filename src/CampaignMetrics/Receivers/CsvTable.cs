using System.Text;

namespace CampaignMetrics.Receivers;

/// <summary>The rows of a CSV text (RFC 4180): cells are separated by commas, and may be quoted.</summary>
internal static class CsvTable
{
    /// <summary>The rows with the lines on which they begin; empty lines are left out. Cells are trimmed.</summary>
    public static IEnumerable<(int Line, IReadOnlyList<string> Cells)> Rows(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        var (at, line) = (text.StartsWith('\uFEFF') ? 1 : 0, 1);
        while (at < text.Length)
        {
            var (begins, cells) = (line, new List<string>());
            do cells.Add(Cell(text, ref at, ref line));
            while (at < text.Length && text[at++] == ',');
            line++;
            if (cells is not [""]) yield return (begins, cells);
        }
    }

    /// <summary>Reads a cell up to the comma or line end after it. A line feed in quotes belongs to the cell.</summary>
    private static string Cell(string text, ref int at, ref int line)
    {
        var quoted = "";
        var begin = at + text.AsSpan(at).IndexOfAnyExcept(' ', '\t');
        if (begin >= at && text[begin] == '"' && EndOfQuotes(text, begin + 1) is { } end)
        {
            quoted = text[(begin + 1)..end];
            line += quoted.AsSpan().Count('\n');
            at = end + 1;
        }
        var length = text.AsSpan(at).IndexOfAny(',', '\n');
        var rest = text.AsSpan(at, length < 0 ? text.Length - at : length);
        at += rest.Length;
        return $"{quoted.Replace("\"\"", "\"", StringComparison.Ordinal)}{rest}".Trim();
    }

    /// <summary>Where the quotation mark is that ends a cell. Null where none does: then the first is a letter like any other, so that a
    /// single one does not swallow the lines after it.</summary>
    private static int? EndOfQuotes(string text, int at)
    {
        for (; (at = text.IndexOf('"', at)) >= 0; at += 2)
        {
            if (at + 1 < text.Length && text[at + 1] == '"') continue;
            var next = text.AsSpan(at + 1).TrimStart(" \t\r");
            return next.IsEmpty || next[0] is ',' or '\n' ? at : null;
        }
        return null;
    }
}
