using System.Collections.Immutable;
using Npgsql;

namespace CampaignMetrics.PostgreSql;

/// <summary>The statements of snapshots. A snapshot is kept in parts, since a value of PostgreSQL has at most a gigabyte.</summary>
internal sealed class SnapshotTable(string schema)
{
    private const int PartBytes = 1 << 20;

    /// <summary>Saves a snapshot in place of the last one, within the caller's transaction.</summary>
    public async Task<long> SaveAsync(
        NpgsqlConnection connection, string ledger, ImmutableArray<long> positions, Stream content, CancellationToken cancellationToken)
    {
        // Two programs that save one ledger's snapshot take turns.
        await connection.ExecuteAsync(
            "SELECT pg_advisory_xact_lock(hashtextextended('CampaignMetrics.PostgreSql snapshot ' || $1 || ' ' || $2, 0))",
            [SqlCommands.Parameter(schema), SqlCommands.Parameter(ledger)], cancellationToken).ConfigureAwait(false);
        await connection.ExecuteAsync(
            $"DELETE FROM {schema}.snapshot WHERE ledger = $1", [SqlCommands.Parameter(ledger)], cancellationToken).ConfigureAwait(false);
        var id = (long)(await connection.ScalarAsync(
            $"INSERT INTO {schema}.snapshot (ledger, positions) VALUES ($1, $2) RETURNING id",
            [SqlCommands.Parameter(ledger), SqlCommands.Parameter(positions.ToArray())], cancellationToken).ConfigureAwait(false))!;
        var part = new byte[PartBytes];
        for (var number = 0; ; number++)
        {
            var length = await content.ReadAtLeastAsync(part, PartBytes, throwOnEndOfStream: false, cancellationToken)
                .ConfigureAwait(false);
            if (length == 0) return id;
            await connection.ExecuteAsync(
                $"INSERT INTO {schema}.snapshot_part (snapshot, number, content) VALUES ($1, $2, $3)",
                [SqlCommands.Parameter(id), SqlCommands.Parameter(number), SqlCommands.Parameter(part.AsMemory(0, length))],
                cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The id and the positions of a ledger's snapshot; null if there is none.</summary>
    public async Task<(long Id, ImmutableArray<long> Positions)?> FindAsync(
        NpgsqlConnection connection, string ledger, CancellationToken cancellationToken)
    {
        var command = connection.Command(
            $"SELECT id, positions FROM {schema}.snapshot WHERE ledger = $1", [SqlCommands.Parameter(ledger)]);
        await using var _ = command.ConfigureAwait(false);
        var rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var __ = rows.ConfigureAwait(false);
        if (!await rows.ReadAsync(cancellationToken).ConfigureAwait(false)) return null;
        return (rows.GetInt64(0), [.. rows.GetFieldValue<long[]>(1)]);
    }

    /// <summary>The parts of a snapshot, in their order, as the caller's transaction sees them.</summary>
    public NpgsqlCommand Parts(NpgsqlConnection connection, long snapshot) => connection.Command(
        $"SELECT content FROM {schema}.snapshot_part WHERE snapshot = $1 ORDER BY number", [SqlCommands.Parameter(snapshot)]);
}
