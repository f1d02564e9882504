using System.Globalization;
using CampaignMetrics.Cli.Parquet;

namespace CampaignMetrics.Cli.Output;

/// <summary>Writes a table in any format.</summary>
internal static class TableFile
{
    /// <param name="table">The table.</param>
    /// <param name="format">How it is written.</param>
    /// <param name="target">Where it goes; it stays open.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <param name="progress">Gets how many rows are written; null where nobody watches.</param>
    /// <returns>How many rows were written.</returns>
    public static long Write(
        Table table, AnswerFormat format, Stream target, CancellationToken cancellationToken, IProgress<long>? progress = null)
    {
        if (format == AnswerFormat.Parquet) return WriteColumns(table, target, progress, cancellationToken);
        var rows = 0L;
        using var writer = new TableWriter(target, format == AnswerFormat.Csv ? TableFormat.Csv : TableFormat.Ndjson, table.Columns);
        return table.Read(
            cells =>
            {
                writer.Write(cells);
                progress?.Report(++rows);
            },
            cancellationToken);
    }

    private static long WriteColumns(Table table, Stream target, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        ParquetColumn[] columns = [.. table.Columns.Select(column => ColumnOf(column.Name, column.Type))];
        var (file, tidying) = (new ParquetFile(target, columns), new Tidying());
        var written = 0L;
        var rows = table.Read(
            cells =>
            {
                for (var i = 0; i < cells.Length; i++) Add(columns[i], cells[i]);
                file.EndRow();
                tidying.Wrote();
                progress?.Report(++written);
            },
            cancellationToken);
        file.Finish();
        return rows;
    }

    private static ParquetColumn ColumnOf(string name, CellType type) => type switch
    {
        CellType.Text => ParquetColumn.Of(name, ParquetType.Text),
        CellType.Texts => ParquetColumn.List(name),
        CellType.Count => ParquetColumn.Of(name, ParquetType.Count),
        CellType.Number => ParquetColumn.Of(name, ParquetType.Number),
        CellType.Amount => ParquetColumn.Of(name, ParquetType.Decimal, Money.MaxScale),
        CellType.Flag => ParquetColumn.Of(name, ParquetType.Flag),
        CellType.Instant => ParquetColumn.Of(name, ParquetType.Instant),
    };

    private static void Add(ParquetColumn column, Cell cell)
    {
        var leaf = column.Leaves[0];
        if (cell.Written is not { } written || cell.Texts is { IsDefault: false, IsEmpty: true }) column.AddNone();
        else if (leaf.IsRepeated)
            for (var i = 0; i < cell.Texts.Length; i++) leaf.Add(cell.Texts[i], isFirst: i == 0);
        else AddOne(leaf, written);
    }

    private static void AddOne(ParquetLeaf leaf, string written)
    {
        switch (leaf.Type)
        {
            case ParquetType.Text: leaf.Add(written); return;
            case ParquetType.Flag: leaf.Add(written == "true"); return;
            case ParquetType.Instant: leaf.Add(DateTimeOffset.Parse(written, CultureInfo.InvariantCulture)); return;
            case ParquetType.Decimal: leaf.Add(decimal.Parse(written, CultureInfo.InvariantCulture)); return;
            case ParquetType.Count: leaf.Add(long.Parse(written, CultureInfo.InvariantCulture)); return;
            case ParquetType.Number: leaf.Add(double.Parse(written, CultureInfo.InvariantCulture)); return;
        }
    }
}
