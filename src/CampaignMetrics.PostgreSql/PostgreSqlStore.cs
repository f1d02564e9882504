using System.Collections.Immutable;
using System.Data;
using System.Runtime.CompilerServices;
using Npgsql;

namespace CampaignMetrics.PostgreSql;

/// <summary>A store in a PostgreSQL database: the log of any number of ledgers, their snapshots, catalogs and documents. Any number of
/// programs, on any number of machines, may use one database.</summary>
/// <remarks>
/// <para>What was acknowledged is as durable as a commit of the server, which waits for its disk unless its setting
/// <c>synchronous_commit</c> says otherwise. Who appends to a partition holds it until the commit, so appends to one partition take turns,
/// and those to others run beside them. All members are thread-safe.</para>
/// <para>Blocks are event lines compressed with gzip in the table <c>block</c>, so other tools can read them.</para>
/// </remarks>
/// <example>
/// <code>
/// await using var store = await PostgreSqlStore.OpenAsync("Host=localhost;Database=mail;Username=app;Password=secret");
/// await using var ledger = await DurableLedger.OpenAsync("newsletter", store, store);
/// </code>
/// </example>
public sealed partial class PostgreSqlStore : IEventLog, ISnapshotStore, ICatalogStore, IDocumentStore, IAsyncDisposable
{
    private readonly PostgreSqlDatabase _database;
    private readonly BlockTable _blocks;
    private readonly SnapshotTable _snapshots;
    private readonly DocumentTable _documents;
    // Null if it belongs to the caller.
    private readonly NpgsqlDataSource? _own;
    private bool _isDisposed;

    private PostgreSqlStore(NpgsqlDataSource source, PostgreSqlStoreOptions options, bool ownsSource)
    {
        _database = new PostgreSqlDatabase(source, options.SchemaName);
        var schema = _database.Schema;
        (_blocks, _snapshots, _documents) = (new BlockTable(schema), new SnapshotTable(schema), new DocumentTable(schema));
        _own = ownsSource ? source : null;
    }

    /// <inheritdoc/>
    public Task<int> CreateAsync(string ledger, int partitions, CancellationToken cancellationToken = default)
    {
        _ = new LogPartition(ledger, 0);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(partitions);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(partitions, LogPartition.MaxPartitions);
        ThrowIfDisposed();
        return _database.InTransactionAsync(
            connection => _blocks.CreateAsync(connection, ledger, partitions, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<int?> FindAsync(string ledger, CancellationToken cancellationToken = default)
    {
        _ = new LogPartition(ledger, 0);
        ThrowIfDisposed();
        return _database.RunAsync(connection => _blocks.FindAsync(connection, ledger, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<AppendedBlock>> AppendAsync(
        IReadOnlyList<EventBlock> blocks, CancellationToken cancellationToken = default)
    {
        Door.Each(blocks, nameof(blocks));
        ThrowIfDisposed();
        return _database.InTransactionAsync(
            connection => _blocks.AppendAsync(connection, blocks, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>What was replaced stays in the server's files until it cleans them up (<c>VACUUM</c>), and in its backups.</remarks>
    public Task<bool> RewriteAsync(IReadOnlyList<RewrittenBlock> blocks, CancellationToken cancellationToken = default)
    {
        Door.Each(blocks, nameof(blocks));
        ThrowIfDisposed();
        return _database.InTransactionAsync(
            connection => _blocks.RewriteAsync(connection, blocks, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<LoggedBlock> ReadAsync(
        LogPartition partition, long after, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ThrowIfDisposed();
        var connection = await _database.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        var blocks = _blocks.ReadAsync(connection, partition, after, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using var __ = blocks.ConfigureAwait(false);
        while (await NextAsync(blocks).ConfigureAwait(false)) yield return blocks.Current;
    }

    /// <inheritdoc/>
    public Task SaveAsync(
        string ledger, ImmutableArray<long> positions, Stream content, CancellationToken cancellationToken = default)
    {
        _ = new LogPartition(ledger, 0);
        Door.Given(positions, nameof(positions));
        ArgumentNullException.ThrowIfNull(content);
        ThrowIfDisposed();
        return _database.InTransactionAsync(
            connection => _snapshots.SaveAsync(connection, ledger, positions, content, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<StoredSnapshot?> LoadAsync(string ledger, CancellationToken cancellationToken = default)
    {
        _ = new LogPartition(ledger, 0);
        ThrowIfDisposed();
        return LoadedAsync(ledger, cancellationToken);
    }

    /// <summary>Closes the connections, unless they come from a data source of the caller's.</summary>
    public async ValueTask DisposeAsync()
    {
        Volatile.Write(ref _isDisposed, true);
        if (_own is not null) await _own.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<bool> NextAsync(IAsyncEnumerator<LoggedBlock> blocks)
    {
        try
        {
            return await blocks.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (PostgreSqlDatabase.IsFailure(e))
        {
            throw _database.Failure(e);
        }
    }

    private async Task<StoredSnapshot?> LoadedAsync(string ledger, CancellationToken cancellationToken)
    {
        var connection = await _database.OpenAsync(cancellationToken).ConfigureAwait(false);
        StoredSnapshot? stored = null;
        try
        {
            // One moment for both statements. The connection ends the transaction when it is closed.
            await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken).ConfigureAwait(false);
            if (await _snapshots.FindAsync(connection, ledger, cancellationToken).ConfigureAwait(false) is { } found)
            {
                var parts = await _snapshots.Parts(connection, found.Id).ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                stored = new StoredSnapshot(found.Positions, new SnapshotParts(_database, connection, parts));
            }
            return stored;
        }
        catch (Exception e) when (PostgreSqlDatabase.IsFailure(e))
        {
            throw _database.Failure(e);
        }
        finally
        {
            if (stored is null) await connection.DisposeAsync().ConfigureAwait(false);
        }
    }

    private void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(Volatile.Read(ref _isDisposed), this);
}
