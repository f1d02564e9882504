using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace CampaignMetrics.Sqlite;

/// <summary>A store in one SQLite file: the log of any number of ledgers, and their snapshots. Several programs may use one file, on one
/// machine.</summary>
/// <remarks>
/// <para>The file is in WAL mode, so readers and a writer do not wait for each other; beside it SQLite keeps files that end in <c>-wal</c>
/// and <c>-shm</c>. Writers take turns. Calls run on the thread pool, and all members are thread-safe.</para>
/// <para>Blocks are event lines compressed with gzip in the table <c>campaign_metrics_block</c>, so other tools can read them.</para>
/// </remarks>
/// <example>
/// <code>
/// await using var store = await SqliteStore.OpenAsync("events.db");
/// await using var ledger = await DurableLedger.OpenAsync("newsletter", store, store);
/// </code>
/// </example>
public sealed class SqliteStore : IEventLog, ISnapshotStore, IAsyncDisposable
{
    private readonly SqliteFile _file;
    private readonly SqliteConnection _writer;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private bool _isDisposed;

    private SqliteStore(SqliteFile file, SqliteConnection writer) => (_file, _writer) = (file, writer);

    /// <summary>The SQL that makes the tables, for those who want to run it themselves (<see cref="SchemaCreation.Never"/>).</summary>
    public static string SchemaScript => SchemaSteps.Script;

    /// <summary>The file's full path.</summary>
    public string FilePath => _file.Path;

    /// <summary>Opens a file. It is made if it is not there, unless <see cref="SqliteStoreOptions.Schema"/> forbids it; its folder must
    /// exist.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="options">The settings; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the opening, as long as it has not begun.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty, a database in memory, a URI or a connection
    /// string.</exception>
    /// <exception cref="IOException">The file cannot be opened or written.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, is no SQLite database, or was made by a newer version of the
    /// library.</exception>
    /// <exception cref="InvalidOperationException">The tables are missing or old, and <see cref="SqliteStoreOptions.Schema"/> forbids to
    /// make them; the message shows the SQL.</exception>
    public static Task<SqliteStore> OpenAsync(
        string path, SqliteStoreOptions? options = null, CancellationToken cancellationToken = default)
    {
        var file = new SqliteFile(SqliteFile.PathOf(path), options ?? SqliteStoreOptions.Default);
        return file.RunAsync(() => new SqliteStore(file, file.OpenWriter()), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<int> CreateAsync(string ledger, int partitions, CancellationToken cancellationToken = default)
    {
        _ = new LogPartition(ledger, 0);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(partitions);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(partitions, LogPartition.MaxPartitions);
        return WriteAsync(() => BlockTable.Create(_writer, ledger, partitions), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<AppendedBlock>> AppendAsync(
        IReadOnlyList<EventBlock> blocks, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        foreach (var block in blocks) ArgumentNullException.ThrowIfNull(block, nameof(blocks));
        return WriteAsync(() => BlockTable.Append(_writer, blocks), cancellationToken);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<LoggedBlock> ReadAsync(
        LogPartition partition, long after, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ThrowIfDisposed();
        using var connection = await _file.RunAsync(_file.Open, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<LoggedBlock> page;
        do
        {
            var from = after;
            page = await _file.RunAsync(() => BlockTable.Page(connection, partition, from), cancellationToken).ConfigureAwait(false);
            foreach (var logged in page) yield return logged;
            if (page.Count > 0) after = page[^1].Position;
        }
        while (page.Count == BlockTable.PageBlocks);
    }

    /// <inheritdoc/>
    public Task SaveAsync(
        string ledger, ImmutableArray<long> positions, Stream content, CancellationToken cancellationToken = default)
    {
        _ = new LogPartition(ledger, 0);
        Door.Given(positions, nameof(positions));
        ArgumentNullException.ThrowIfNull(content);
        return WriteAsync(
            () =>
            {
                SnapshotTable.Save(_writer, ledger, positions, content);
                return true;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<StoredSnapshot?> LoadAsync(string ledger, CancellationToken cancellationToken = default)
    {
        _ = new LogPartition(ledger, 0);
        ThrowIfDisposed();
        return _file.RunAsync(() => Load(ledger), cancellationToken);
    }

    /// <summary>Waits for a running write, then closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        await _writing.WaitAsync().ConfigureAwait(false);
        try
        {
            _isDisposed = true;
            await _writer.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            _writing.Release();
        }
    }

    private StoredSnapshot? Load(string ledger)
    {
        var connection = _file.Open();
        StoredSnapshot? stored = null;
        try
        {
            connection.BeginTransaction(deferred: true);
            if (SnapshotTable.Find(connection, ledger) is { } found)
                stored = new StoredSnapshot(found.Positions, new SnapshotParts(_file, connection, found.Id));
            return stored;
        }
        finally
        {
            if (stored is null) connection.Dispose();
        }
    }

    /// <summary>Does some work in a transaction, one after the other.</summary>
    private async Task<T> WriteAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ThrowIfDisposed();
            return await _file.RunAsync(() => InTransaction(work), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _writing.Release();
        }
    }

    private T InTransaction<T>(Func<T> work)
    {
        using var transaction = _writer.BeginTransaction(deferred: false);
        var done = work();
        transaction.Commit();
        return done;
    }

    private void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(Volatile.Read(ref _isDisposed), this);
}
