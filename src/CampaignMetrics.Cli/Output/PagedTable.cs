namespace CampaignMetrics.Cli.Output;

/// <summary>
/// A table with headings. If the columns do not fit side by side, it is printed in parts below each other, each of which begins with the
/// first column.
/// </summary>
/// <param name="headings">The headings of the columns.</param>
/// <param name="numbers">Whether all but the first column are numbers, which stand to the right.</param>
internal sealed class PagedTable(IReadOnlyList<string> headings, bool numbers = false)
{
    private const int Gap = 2;

    private readonly IReadOnlyList<string> _headings = SafeRow(headings);
    private readonly List<IReadOnlyList<string>> _rows = [];

    /// <summary>Columns of texts among the numbers, by index.</summary>
    public IReadOnlyCollection<int> Texts { get; init; } = [];

    public void Add(IReadOnlyList<string> row) => _rows.Add(SafeRow(row));

    public void Write(Page page)
    {
        int[] widths =
            [.. _headings.Select((heading, column) => _rows.Select(row => Cells.Width(row[column])).Append(Cells.Width(heading)).Max())];
        // The first column stands in every part and has to leave room for another.
        widths[0] = Math.Min(widths[0], page.Width / 2);
        for (var next = 1; next < _headings.Count;)
        {
            var first = next;
            // Each part has at least one further column, even if that has to be cut.
            var used = widths[0] + Gap + widths[next++];
            while (next < _headings.Count && used + Gap + widths[next] <= page.Width) used += Gap + widths[next++];
            if (first > 1) page.Line();
            int[] columns = [0, .. Enumerable.Range(first, next - first)];
            int[] room = [.. columns.Select(column => Math.Min(widths[column], page.Width - widths[0] - Gap))];
            room[0] = widths[0];
            Write(page, _headings, columns, room);
            page.Plain(string.Join(new string(' ', Gap), room.Select(width => new string('-', width))));
            foreach (var row in _rows) Write(page, row, columns, room);
        }
    }

    private static string[] SafeRow(IReadOnlyList<string> cells) => [.. cells.Select(cell => Safe.Text(cell))];

    private void Write(Page page, IReadOnlyList<string> cells, int[] columns, int[] room) => page.Plain(string.Join(
        new string(' ', Gap),
        columns.Select((column, i) => Cells.Pad(
            Cells.Fit(cells[column], room[i]), room[i], right: numbers && i > 0 && !Texts.Contains(column)))));
}
