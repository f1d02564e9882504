using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace CampaignMetrics.Sqlite;

/// <summary>A store in one SQLite file: the log of any number of ledgers, their snapshots, catalogs and documents. Several programs may use
/// one file, on one machine.</summary>
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
public sealed partial class SqliteStore : IEventLog, ISnapshotStore, ICatalogStore, IDocumentStore, IAsyncDisposable
{
    private readonly SqliteFile _file;
    private readonly SqliteConnection _writer;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private bool _isDisposed;

    private SqliteStore(SqliteFile file, SqliteConnection writer) => (_file, _writer) = (file, writer);

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

    /// <summary>The SQL that makes the tables, for those who want to run it themselves (<see cref="SchemaCreation.Never"/>).</summary>
    public static string Script() => SchemaSteps.ScriptAfter(0);

    /// <summary>Makes the tables, or brings them up to date, whatever <see cref="SqliteStoreOptions.Schema"/> says. The file is made if it
    /// is not there; its folder must exist.</summary>
    /// <inheritdoc cref="OpenAsync"/>
    public static Task SetUpAsync(string path, SqliteStoreOptions? options = null, CancellationToken cancellationToken = default)
    {
        var settings = (options ?? SqliteStoreOptions.Default) with { Schema = SchemaCreation.AtStart };
        return ClosedAsync(OpenAsync(path, settings, cancellationToken));
    }

    /// <summary>Looks which tables a file has, and changes nothing.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="options">The settings; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call, as long as it has not begun.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty, a database in memory, a URI or a connection
    /// string.</exception>
    /// <exception cref="IOException">The file is not there, or cannot be opened.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, or is no SQLite database.</exception>
    public static Task<StoreSchema> CheckAsync(
        string path, SqliteStoreOptions? options = null, CancellationToken cancellationToken = default)
    {
        var settings = (options ?? SqliteStoreOptions.Default) with { Schema = SchemaCreation.Never };
        var file = new SqliteFile(SqliteFile.PathOf(path), settings);
        return file.RunAsync(
            () =>
            {
                using var connection = file.Open();
                return SchemaSteps.Check(connection);
            },
            cancellationToken);
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
    public Task<int?> FindAsync(string ledger, CancellationToken cancellationToken = default)
    {
        _ = new LogPartition(ledger, 0);
        ThrowIfDisposed();
        return ReadAsync(connection => BlockTable.Partitions(connection, ledger), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<AppendedBlock>> AppendAsync(
        IReadOnlyList<EventBlock> blocks, CancellationToken cancellationToken = default)
    {
        Door.Each(blocks, nameof(blocks));
        return WriteAsync(() => BlockTable.Append(_writer, blocks), cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>What was replaced is overwritten with zeros in the file, and the write-ahead log is emptied, unless somebody is still
    /// reading it.</remarks>
    public Task<bool> RewriteAsync(IReadOnlyList<RewrittenBlock> blocks, CancellationToken cancellationToken = default)
    {
        Door.Each(blocks, nameof(blocks));
        return RewrittenAsync(blocks, cancellationToken);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<LoggedBlock> ReadAsync(
        LogPartition partition, long after, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ThrowIfDisposed();
        using var connection = await _file.RunAsync(_file.Open, cancellationToken).ConfigureAwait(false);
        // All pages are of one moment.
        using var transaction = await _file.RunAsync(() => connection.BeginTransaction(deferred: true), cancellationToken)
            .ConfigureAwait(false);
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

    private static async Task ClosedAsync(Task<SqliteStore> opening)
    {
        var store = await opening.ConfigureAwait(false);
        await store.DisposeAsync().ConfigureAwait(false);
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

    /// <summary>Reads with a connection of its own, so that it does not wait for writers.</summary>
    private Task<T> ReadAsync<T>(Func<SqliteConnection, T> read, CancellationToken cancellationToken) => _file.RunAsync(
        () =>
        {
            using var connection = _file.Open();
            return read(connection);
        },
        cancellationToken);

    private async Task<bool> RewrittenAsync(IReadOnlyList<RewrittenBlock> blocks, CancellationToken cancellationToken)
    {
        var isDone = await WriteAsync(() => BlockTable.Rewrite(_writer, blocks), cancellationToken).ConfigureAwait(false);
        // The write-ahead log may hold what was replaced.
        await AloneAsync(() => _writer.Scalar("PRAGMA wal_checkpoint(TRUNCATE)"), CancellationToken.None).ConfigureAwait(false);
        return isDone;
    }

    /// <summary>Does some work in a transaction, one after the other.</summary>
    private Task<T> WriteAsync<T>(Func<T> work, CancellationToken cancellationToken) =>
        AloneAsync(() => InTransaction(work), cancellationToken);

    /// <summary>Does some work with the connection that writes, one after the other.</summary>
    private async Task<T> AloneAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ThrowIfDisposed();
            return await _file.RunAsync(work, cancellationToken).ConfigureAwait(false);
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
