using CampaignMetrics.Saved;

namespace CampaignMetrics;

/// <summary>A saved report that was made.</summary>
public sealed class SavedRun
{
    private readonly Func<Table> _table;
    private readonly Func<Stream, CancellationToken, Task> _writeAsync;
    private readonly Action<Stream, CancellationToken> _write;

    internal SavedRun(
        SavedRequest asked, object document, Func<Table> table, Action<Stream, CancellationToken> write,
        Func<Stream, CancellationToken, Task> writeAsync)
    {
        (Saved, Scope, Document) = (asked.Saved, asked.Scope, document);
        (_table, _write, _writeAsync) = (table, write, writeAsync);
    }

    /// <summary>What was saved.</summary>
    public SavedReport Saved { get; }

    /// <summary>Which messages it covers, with the days that its period had, and who looked.</summary>
    public ReportScope Scope { get; }

    /// <summary>The report itself, of the type that <see cref="SavedKind"/> names for its kind.</summary>
    public object Document { get; }

    /// <summary>The same as a table with the columns that were saved, for spreadsheets and other programs.</summary>
    public Table ToTable() => Saved.Columns.IsEmpty ? _table() : _table().Select(Saved.Columns);

    /// <summary>Writes the report as UTF-8 JSON, without a line end after it.</summary>
    /// <param name="utf8Json">The stream; left open.</param>
    /// <param name="cancellationToken">Cancels the writing; what was written stays.</param>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The writing was cancelled.</exception>
    public void WriteJson(Stream utf8Json, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(utf8Json);
        _write(utf8Json, cancellationToken);
    }

    /// <inheritdoc cref="WriteJson"/>
    public Task WriteJsonAsync(Stream utf8Json, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(utf8Json);
        return _writeAsync(utf8Json, cancellationToken);
    }
}
