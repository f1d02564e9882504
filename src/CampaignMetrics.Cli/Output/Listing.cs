namespace CampaignMetrics.Cli.Output;

/// <summary>Writes a short list in any format, by the same columns.</summary>
internal static class Listing<T>
{
    public static void Write(Stream target, AnswerFormat format, IReadOnlyList<T> rows, AnswerColumn<T>[] columns)
    {
        if (format == AnswerFormat.Table)
        {
            WriteTable(Terminal.On(target), rows, columns);
            return;
        }
        using var answers = new Answers<T>(target, format, columns);
        foreach (var row in rows) answers.Write(row);
    }

    private static void WriteTable(Page page, IReadOnlyList<T> rows, AnswerColumn<T>[] columns)
    {
        if (rows.Count == 0)
        {
            page.Sentence("There are none.");
            return;
        }
        var table = new PagedTable([.. columns.Select(column => column.Name)]);
        foreach (var row in rows) table.Add([.. columns.Select(column => column.Of(row).ToString())]);
        table.Write(page);
    }
}
