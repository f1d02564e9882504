using System.Collections.Immutable;
using CampaignMetrics.Exports;

namespace CampaignMetrics;

/// <summary>Gets a row of a table.</summary>
/// <param name="cells">Its cells, in the order of the columns; valid during the call.</param>
public delegate void RowHandler(ReadOnlySpan<Cell> cells);

/// <summary>A document or list as a table, for spreadsheets and other programs. The same columns in every format.</summary>
/// <remarks>
/// <para>
/// Rows are made while they are read, so a long list needs no more memory than a short one. A table of a ledger is read anew each time, and
/// has what the ledger holds by then.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// messages.Breakdown(Dimension.Campaign).ToTable().Write(stream, TableFormat.Csv);
/// </code>
/// </example>
public sealed class Table
{
    private readonly Func<CancellationToken, IEnumerable<Cell[]>> _rows;

    /// <param name="columns">The columns.</param>
    /// <param name="rows">Makes the rows; each may be the same array as the one before it.</param>
    internal Table(ImmutableArray<TableColumn> columns, Func<CancellationToken, IEnumerable<Cell[]>> rows) =>
        (Columns, _rows) = (columns, rows);

    /// <summary>The columns, in order.</summary>
    public ImmutableArray<TableColumn> Columns { get; }

    /// <summary>Puts tables with the same columns below each other.</summary>
    /// <param name="tables">One or more.</param>
    /// <exception cref="ArgumentException">There is none, or two have different columns.</exception>
    public static Table Concat(params IEnumerable<Table> tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        var all = Door.Each([.. tables], nameof(tables));
        if (all.Count == 0) throw new ArgumentException("There is no table.", nameof(tables));
        if (all.Any(table => !table.Columns.AsSpan().SequenceEqual(all[0].Columns.AsSpan())))
            throw new ArgumentException("Two tables have different columns.", nameof(tables));
        return new Table(all[0].Columns, cancellationToken => all.SelectMany(table => table._rows(cancellationToken)));
    }

    /// <summary>The same rows with some of the columns.</summary>
    /// <param name="columns">Their names, in the order that is wanted; each once.</param>
    /// <exception cref="ArgumentException">A name is of no column, or stands twice.</exception>
    public Table Select(params IEnumerable<string> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        int[] places = [.. columns.Select(PlaceOf)];
        if (places.Contains(-1)) throw new ArgumentException("A name is of no column.", nameof(columns));
        if (places.Distinct().Count() < places.Length) throw new ArgumentException("A column stands twice.", nameof(columns));
        return new Table(
            [.. places.Select(place => Columns[place])],
            cancellationToken => _rows(cancellationToken).Select(cells => Array.ConvertAll(places, place => cells[place])));

        int PlaceOf(string name)
        {
            for (var i = 0; i < Columns.Length; i++)
                if (Columns[i].Name == name) return i;
            return -1;
        }
    }

    /// <summary>Reads the rows.</summary>
    /// <param name="onRow">Called for each row, in order; it may throw to stop the reading.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>How many rows there were.</returns>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    /// <exception cref="IOException">It is of a ledger, and messages that were spilled cannot be read at the moment.</exception>
    public long Read(RowHandler onRow, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(onRow);
        var rows = 0L;
        foreach (var cells in _rows(cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            onRow(cells);
            rows++;
        }
        return rows;
    }

    /// <summary>Writes the table.</summary>
    /// <param name="target">Where it goes; left open.</param>
    /// <param name="format">How it is written.</param>
    /// <param name="cancellationToken">Cancels the writing; what was written stays.</param>
    /// <returns>How many rows were written.</returns>
    /// <exception cref="IOException">The target cannot be written. Or it is of a ledger, and messages that were spilled cannot be read at
    /// the moment.</exception>
    /// <exception cref="OperationCanceledException">The writing was cancelled.</exception>
    public long Write(Stream target, TableFormat format, CancellationToken cancellationToken = default)
    {
        using var writer = new TableWriter(target, format, Columns);
        return Read(writer.Write, cancellationToken);
    }

    /// <summary>As <see cref="Write"/>, with the same bytes, but no thread is blocked while the target is written.</summary>
    /// <inheritdoc cref="Write"/>
    public Task<long> WriteAsync(Stream target, TableFormat format, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        Door.Known(format, nameof(format));
        return WrittenAsync();

        async Task<long> WrittenAsync()
        {
            var rows = 0L;
            using var waiting = new MemoryStream();
            using (var writer = new TableWriter(waiting, format, Columns))
                foreach (var cells in _rows(cancellationToken))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    writer.Write(cells);
                    rows++;
                    if (waiting.Length > 0) await PassOnAsync(waiting, target, cancellationToken).ConfigureAwait(false);
                }
            await PassOnAsync(waiting, target, cancellationToken).ConfigureAwait(false);
            return rows;
        }
    }

    private static async Task PassOnAsync(MemoryStream waiting, Stream target, CancellationToken cancellationToken)
    {
        await target.WriteAsync(waiting.GetBuffer().AsMemory(0, (int)waiting.Length), cancellationToken).ConfigureAwait(false);
        waiting.SetLength(0);
    }
}
