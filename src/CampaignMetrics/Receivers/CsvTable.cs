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
        var cell = new StringBuilder();
        var isQuoted = false;
        for (; at < text.Length; at++)
        {
            var letter = text[at];
            if (letter == '"' && isQuoted && at + 1 < text.Length && text[at + 1] == '"') cell.Append(text[at++]);
            else if (letter == '"') isQuoted = !isQuoted;
            else if (!isQuoted && letter is ',' or '\n') break;
            else cell.Append(letter);
            if (isQuoted && letter == '\n') line++;
        }
        return cell.ToString().Trim();
    }
}
