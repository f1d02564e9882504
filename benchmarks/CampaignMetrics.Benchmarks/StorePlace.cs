using CampaignMetrics.PostgreSql;
using CampaignMetrics.Sqlite;
using Npgsql;

namespace CampaignMetrics.Benchmarks;

/// <summary>Where a measurement has its store: <c>full:FILE</c>, <c>normal:FILE</c> (SQLite and its <c>synchronous</c>) or
/// <c>postgres:CONNECTION</c>. Each run has a file or a schema of its own.</summary>
internal sealed class StorePlace
{
    private readonly string _where;

    public StorePlace(string place) => (Kind, _where) = place.Split(':', 2) is [("full" or "normal" or "postgres") and var kind, var where]
        ? (kind, where)
        : throw new ArgumentException($"'{place}' is neither full:FILE nor normal:FILE nor postgres:CONNECTION.");

    public string Kind { get; }

    /// <summary>Whether several servers share it.</summary>
    public bool IsShared => Kind == "postgres";

    public async Task<OpenStore> OpenAsync(string run)
    {
        if (IsShared)
        {
            var database = await PostgreSqlStore.OpenAsync(_where, new PostgreSqlStoreOptions { SchemaName = run });
            return new OpenStore(database, database, database);
        }
        var synchronous = Kind == "full" ? SqliteSynchronous.Full : SqliteSynchronous.Normal;
        var file = await SqliteStore.OpenAsync(FileOf(run), new SqliteStoreOptions { Synchronous = synchronous });
        return new OpenStore(file, file, file);
    }

    /// <summary>The bytes of a run's log, with indexes; of a file all that is in it. Asked when nobody has the store open.</summary>
    public long Bytes(string run)
    {
        if (!IsShared) return new FileInfo(FileOf(run)).Length;
        using var source = NpgsqlDataSource.Create(_where);
        using var command = source.CreateCommand(
            $"SELECT pg_total_relation_size('{run}.block') + pg_total_relation_size('{run}.batch')");
        return (long)command.ExecuteScalar()!;
    }

    private string FileOf(string run) => $"{_where}.{run}";
}

/// <summary>A store that is open.</summary>
internal sealed record OpenStore(IEventLog Log, ISnapshotStore Snapshots, IAsyncDisposable Store) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Store.DisposeAsync();
}
