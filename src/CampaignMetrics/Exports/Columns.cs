using System.Collections.Immutable;

namespace CampaignMetrics.Exports;

/// <summary>The columns of a table whose rows are made from values of a type: the one place that says what a column is called and
/// holds.</summary>
internal sealed class Columns<T> : List<Columns<T>.Column>
{
    /// <summary>Adds a column.</summary>
    /// <param name="name">Its name, in camel case.</param>
    /// <param name="type">What its cells hold.</param>
    /// <param name="of">Reads a row's cell.</param>
    /// <param name="isOptional">Whether JSON leaves it out where there is no value.</param>
    public void Add(string name, CellType type, Func<T, Cell> of, bool isOptional = false) =>
        Add(new Column(new TableColumn(name, type, isOptional), of));

    /// <summary>A table of rows that are known.</summary>
    public Table Of(IEnumerable<T> rows) => Of(_ => rows);

    /// <summary>A table of rows that are made while it is read.</summary>
    public Table Of(Func<CancellationToken, IEnumerable<T>> rows)
    {
        Column[] columns = [.. this];
        return new Table([.. columns.Select(column => column.Told)], cancellationToken => Rows(columns, rows(cancellationToken)));
    }

    private static IEnumerable<Cell[]> Rows(Column[] columns, IEnumerable<T> rows)
    {
        var cells = new Cell[columns.Length];
        foreach (var row in rows)
        {
            for (var i = 0; i < columns.Length; i++) cells[i] = columns[i].Of(row);
            yield return cells;
        }
    }

    /// <summary>A column, and what its cells are read by.</summary>
    internal readonly record struct Column(TableColumn Told, Func<T, Cell> Of);
}
