using System.Collections.Immutable;
using CampaignMetrics.Exports;

namespace CampaignMetrics;

/// <summary>Writes rows as they come, for those who have a table of their own.</summary>
public sealed class TableWriter : IDisposable
{
    private readonly CsvRows? _csv;
    private readonly JsonRows? _json;
    private readonly int _columns;

    /// <summary>Begins a table; CSV with its headings.</summary>
    /// <param name="target">Where the rows go, some 64 KB at a time; left open.</param>
    /// <param name="format">How they are written.</param>
    /// <param name="columns">The columns, in order.</param>
    public TableWriter(Stream target, TableFormat format, ImmutableArray<TableColumn> columns)
    {
        ArgumentNullException.ThrowIfNull(target);
        Door.Known(format, nameof(format));
        _columns = Door.Given(columns, nameof(columns)).Length;
        if (format == TableFormat.Csv) _csv = new CsvRows(target, columns);
        else _json = new JsonRows(target, columns);
    }

    /// <summary>Writes a row.</summary>
    /// <param name="cells">A cell for each column.</param>
    /// <exception cref="ArgumentException">There are more or fewer cells than columns.</exception>
    /// <exception cref="IOException">The target cannot be written.</exception>
    public void Write(ReadOnlySpan<Cell> cells)
    {
        if (cells.Length != _columns) throw new ArgumentException("A row has a cell for each column.", nameof(cells));
        _csv?.Write(cells);
        _json?.Write(cells);
    }

    /// <summary>Writes what has not gone to the target yet.</summary>
    /// <exception cref="IOException">The target cannot be written.</exception>
    public void Dispose()
    {
        _csv?.Flush();
        _json?.Flush();
    }
}
