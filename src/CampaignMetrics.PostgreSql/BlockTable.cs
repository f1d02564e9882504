using System.Runtime.CompilerServices;
using Npgsql;

namespace CampaignMetrics.PostgreSql;

/// <summary>The statements of the log.</summary>
internal sealed class BlockTable(string schema)
{
    /// <summary>The most blocks that one statement inserts, so that its parameters stay small.</summary>
    private const int MostAtOnce = 64;

    /// <summary>Makes a ledger, if there is none of this name.</summary>
    /// <returns>How many partitions it has.</returns>
    public async Task<int> CreateAsync(NpgsqlConnection connection, string ledger, int partitions, CancellationToken cancellationToken)
    {
        var sql = $"""
            WITH made AS (
              INSERT INTO {schema}.ledger (name, partitions) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING RETURNING id)
            INSERT INTO {schema}.partition (ledger, number) SELECT made.id, n FROM made, generate_series(0, $2 - 1) AS n
            """;
        await connection.ExecuteAsync(
            sql, [SqlCommands.Parameter(ledger), SqlCommands.Parameter(partitions)], cancellationToken).ConfigureAwait(false);
        return (int)(await connection.ScalarAsync(
            $"SELECT partitions FROM {schema}.ledger WHERE name = $1", [SqlCommands.Parameter(ledger)], cancellationToken)
            .ConfigureAwait(false))!;
    }

    /// <summary>Appends blocks, within the caller's transaction.</summary>
    /// <exception cref="InvalidOperationException">A ledger or partition does not exist.</exception>
    public async Task<IReadOnlyList<AppendedBlock>> AppendAsync(
        NpgsqlConnection connection, IReadOnlyList<EventBlock> blocks, CancellationToken cancellationToken)
    {
        if (blocks.Count == 0) return [];
        var heads = await LockAsync(connection, blocks, cancellationToken).ConfigureAwait(false);
        await FindKnownAsync(connection, blocks, heads, cancellationToken).ConfigureAwait(false);
        var appended = new AppendedBlock[blocks.Count];
        var added = new List<BlockRow>();
        for (var i = 0; i < appended.Length; i++)
        {
            appended[i] = heads[blocks[i].Partition].Add(blocks[i].Id);
            if (appended[i].IsNew) added.Add(new BlockRow(heads[blocks[i].Partition], appended[i].Position, blocks[i]));
        }
        if (added.Count > 0) await InsertAsync(connection, added, heads.Values, cancellationToken).ConfigureAwait(false);
        return appended;
    }

    /// <summary>The blocks of a partition, as they are at the moment in which the statement begins.</summary>
    /// <exception cref="InvalidDataException">A row holds no values of a block.</exception>
    public async IAsyncEnumerable<LoggedBlock> ReadAsync(
        NpgsqlConnection connection, LogPartition partition, long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var command = connection.Command(
            $"""
            SELECT position, batch, events, content FROM {schema}.block
            WHERE ledger = (SELECT id FROM {schema}.ledger WHERE name = $1) AND partition = $2 AND position > $3 ORDER BY position
            """,
            [SqlCommands.Parameter(partition.Ledger), SqlCommands.Parameter(partition.Number), SqlCommands.Parameter(after)]);
        await using var _ = command.ConfigureAwait(false);
        var rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var __ = rows.ConfigureAwait(false);
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false)) yield return BlockOf(rows, partition);
    }

    /// <summary>Locks the rows of the partitions until the end of the transaction, always in the same order, so that no two programs wait
    /// for each other.</summary>
    private async Task<Dictionary<LogPartition, PartitionHead>> LockAsync(
        NpgsqlConnection connection, IReadOnlyList<EventBlock> blocks, CancellationToken cancellationToken)
    {
        var wanted = blocks.Select(block => block.Partition).Distinct().ToArray();
        var command = connection.Command(
            $"""
            SELECT l.name, p.ledger, p.number, p.blocks FROM unnest($1, $2) AS wanted (name, number)
            JOIN {schema}.ledger AS l ON l.name = wanted.name
            JOIN {schema}.partition AS p ON p.ledger = l.id AND p.number = wanted.number
            ORDER BY p.ledger, p.number FOR NO KEY UPDATE OF p
            """,
            [
                SqlCommands.Parameter(wanted.Select(partition => partition.Ledger).ToArray()),
                SqlCommands.Parameter(wanted.Select(partition => partition.Number).ToArray()),
            ]);
        await using var _ = command.ConfigureAwait(false);
        var rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var __ = rows.ConfigureAwait(false);
        var heads = new Dictionary<LogPartition, PartitionHead>();
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
            heads.Add(
                new LogPartition(rows.GetString(0), rows.GetInt32(2)),
                new PartitionHead(rows.GetInt32(1), rows.GetInt32(2), rows.GetInt64(3)));
        foreach (var partition in wanted)
            if (!heads.ContainsKey(partition))
                throw new InvalidOperationException($"The ledger '{partition.Ledger}' was not made, or has no partition {partition.Number}.");
        return heads;
    }

    /// <summary>Tells the heads which of the batches are in the log.</summary>
    private async Task FindKnownAsync(
        NpgsqlConnection connection, IReadOnlyList<EventBlock> blocks, Dictionary<LogPartition, PartitionHead> heads,
        CancellationToken cancellationToken)
    {
        var command = connection.Command(
            $"""
            SELECT wanted.place, known.position FROM unnest($1, $2, $3, $4) AS wanted (place, ledger, partition, batch)
            JOIN {schema}.batch AS known
              ON known.ledger = wanted.ledger AND known.partition = wanted.partition AND known.batch = wanted.batch
            """,
            [
                SqlCommands.Parameter(Enumerable.Range(0, blocks.Count).ToArray()),
                SqlCommands.Parameter(blocks.Select(block => heads[block.Partition].Ledger).ToArray()),
                SqlCommands.Parameter(blocks.Select(block => block.Partition.Number).ToArray()),
                SqlCommands.Parameter(blocks.Select(block => block.Id.ToBytes()).ToArray()),
            ]);
        await using var _ = command.ConfigureAwait(false);
        var rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var __ = rows.ConfigureAwait(false);
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var block = blocks[rows.GetInt32(0)];
            heads[block.Partition].Know(block.Id, rows.GetInt64(1));
        }
    }

    /// <summary>Writes new blocks and the ends of their partitions, in one round trip.</summary>
    private async Task InsertAsync(
        NpgsqlConnection connection, List<BlockRow> added, IReadOnlyCollection<PartitionHead> heads, CancellationToken cancellationToken)
    {
        var batch = new NpgsqlBatch(connection);
        await using var _ = batch.ConfigureAwait(false);
        foreach (var rows in added.Chunk(MostAtOnce)) AddRows(batch, rows);
        AddHeads(batch, heads);
        await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private void AddRows(NpgsqlBatch batch, BlockRow[] rows)
    {
        var sql = $"""
            WITH added AS (
              INSERT INTO {schema}.block (ledger, partition, position, batch, events, content)
              SELECT * FROM unnest($1, $2, $3, $4, $5, $6) RETURNING ledger, partition, batch, position)
            INSERT INTO {schema}.batch (ledger, partition, batch, position) SELECT * FROM added
            """;
        batch.BatchCommands.Add(new NpgsqlBatchCommand(sql)
        {
            Parameters =
            {
                SqlCommands.Parameter(rows.Select(row => row.Head.Ledger).ToArray()),
                SqlCommands.Parameter(rows.Select(row => row.Head.Number).ToArray()),
                SqlCommands.Parameter(rows.Select(row => row.Position).ToArray()),
                SqlCommands.Parameter(rows.Select(row => row.Block.Id.ToBytes()).ToArray()),
                SqlCommands.Parameter(rows.Select(row => row.Block.Events).ToArray()),
                SqlCommands.Parameter(rows.Select(row => row.Block.Content.ToArray()).ToArray()),
            },
        });
    }

    private void AddHeads(NpgsqlBatch batch, IReadOnlyCollection<PartitionHead> heads)
    {
        var sql = $"""
            UPDATE {schema}.partition AS p SET blocks = last.blocks FROM unnest($1, $2, $3) AS last (ledger, number, blocks)
            WHERE p.ledger = last.ledger AND p.number = last.number AND p.blocks <> last.blocks
            """;
        batch.BatchCommands.Add(new NpgsqlBatchCommand(sql)
        {
            Parameters =
            {
                SqlCommands.Parameter(heads.Select(head => head.Ledger).ToArray()),
                SqlCommands.Parameter(heads.Select(head => head.Number).ToArray()),
                SqlCommands.Parameter(heads.Select(head => head.Blocks).ToArray()),
            },
        });
    }

    private static LoggedBlock BlockOf(NpgsqlDataReader row, LogPartition partition)
    {
        var (position, batch, events) = (row.GetInt64(0), row.GetFieldValue<byte[]>(1), row.GetInt32(2));
        if (position <= 0 || batch.Length != BatchId.Length || events < 0)
            throw new InvalidDataException("The database is damaged: a row of the log has no values of a block.");
        return new LoggedBlock(position, new EventBlock(partition, new BatchId(batch), events, row.GetFieldValue<byte[]>(3)));
    }

    private readonly record struct BlockRow(PartitionHead Head, long Position, EventBlock Block);
}
