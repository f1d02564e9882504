using Npgsql;
using NpgsqlTypes;

namespace CampaignMetrics.PostgreSql;

/// <summary>The statements of documents.</summary>
internal sealed class DocumentTable(string schema)
{
    /// <summary>The documents of a kind, in the order of the bytes of their names.</summary>
    public async Task<IReadOnlyList<StoredDocument>> ListAsync(
        NpgsqlConnection connection, string ledger, string kind, CancellationToken cancellationToken)
    {
        var command = connection.Command(
            $"SELECT name, version, json FROM {schema}.document WHERE ledger = $1 AND kind = $2 AND json IS NOT NULL ORDER BY name",
            [SqlCommands.Parameter(ledger), SqlCommands.Parameter(kind)]);
        await using var _ = command.ConfigureAwait(false);
        var rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var __ = rows.ConfigureAwait(false);
        var documents = new List<StoredDocument>();
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
            documents.Add(new StoredDocument(new DocumentKey(ledger, kind, rows.GetString(0)), rows.GetInt64(1), rows.GetString(2)));
        return documents;
    }

    /// <summary>A document; null if there is none, or none of a later version.</summary>
    public async Task<StoredDocument?> FindAsync(
        NpgsqlConnection connection, DocumentKey key, long after, CancellationToken cancellationToken)
    {
        var command = connection.Command(
            $"""
            SELECT version, json FROM {schema}.document
            WHERE ledger = $1 AND kind = $2 AND name = $3 AND version > $4 AND json IS NOT NULL
            """,
            [
                SqlCommands.Parameter(key.Ledger), SqlCommands.Parameter(key.Kind), SqlCommands.Parameter(key.Name),
                SqlCommands.Parameter(after),
            ]);
        await using var _ = command.ConfigureAwait(false);
        var rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var __ = rows.ConfigureAwait(false);
        return await rows.ReadAsync(cancellationToken).ConfigureAwait(false)
            ? new StoredDocument(key, rows.GetInt64(0), rows.GetString(1))
            : null;
    }

    /// <summary>Puts a text, or none, in the place of a version.</summary>
    /// <returns>The new version; null if another one is stored.</returns>
    public async Task<long?> ChangeAsync(
        NpgsqlConnection connection, DocumentKey key, long expected, string? json, CancellationToken cancellationToken)
    {
        var text = new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Text, Value = json ?? (object)DBNull.Value };
        NpgsqlParameter[] named =
            [SqlCommands.Parameter(key.Ledger), SqlCommands.Parameter(key.Kind), SqlCommands.Parameter(key.Name), text];
        var changed = expected == 0
            ? connection.ScalarAsync(
                $"""
                INSERT INTO {schema}.document AS known (ledger, kind, name, version, json) VALUES ($1, $2, $3, 1, $4)
                ON CONFLICT (ledger, kind, name) DO UPDATE SET version = known.version + 1, json = excluded.json WHERE known.json IS NULL
                RETURNING version
                """,
                named, cancellationToken)
            : connection.ScalarAsync(
                $"""
                UPDATE {schema}.document SET version = version + 1, json = $4
                WHERE ledger = $1 AND kind = $2 AND name = $3 AND version = $5 AND json IS NOT NULL RETURNING version
                """,
                [.. named, SqlCommands.Parameter(expected)], cancellationToken);
        return await changed.ConfigureAwait(false) as long?;
    }
}
