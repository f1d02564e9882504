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
        return (await FindAsync(connection, ledger, cancellationToken).ConfigureAwait(false))!.Value;
    }

    /// <summary>How many partitions a ledger has; null if there is none of this name.</summary>
    public async Task<int?> FindAsync(NpgsqlConnection connection, string ledger, CancellationToken cancellationToken) =>
        await connection.ScalarAsync(
            $"SELECT partitions FROM {schema}.ledger WHERE name = $1", [SqlCommands.Parameter(ledger)], cancellationToken)
            .ConfigureAwait(false) as int?;

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
        if (added.Count > 0)
            await WriteAsync(connection, [.. AddBlocks(added), .. AddBatches(added), MoveEnds(heads.Values)], cancellationToken)
                .ConfigureAwait(false);
        return appended;
    }

    /// <summary>Puts blocks in the place of others, and adds a block without events to each partition, within the caller's
    /// transaction.</summary>
    /// <returns>Whether it is done; <see langword="false"/> if a block that should be replaced does not stand there.</returns>
    /// <exception cref="InvalidOperationException">A ledger or partition does not exist.</exception>
    public async Task<bool> RewriteAsync(
        NpgsqlConnection connection, IReadOnlyList<RewrittenBlock> blocks, CancellationToken cancellationToken)
    {
        if (blocks.Count == 0) return true;
        var heads = await LockAsync(connection, [.. blocks.Select(rewritten => rewritten.Block)], cancellationToken).ConfigureAwait(false);
        foreach (var rewritten in blocks.Chunk(MostAtOnce))
            if (!await HasAsync(connection, rewritten, heads, cancellationToken).ConfigureAwait(false)) return false;
        var rows = blocks.Select(rewritten => new BlockRow(heads[rewritten.Block.Partition], rewritten.Position, rewritten.Block)).ToList();
        var marks = heads.Select(head => new BlockRow(head.Value, head.Value.Next(), EventBlock.Of(head.Key, []))).ToList();
        await WriteAsync(connection, [.. Put(rows), .. AddBlocks(marks), MoveEnds(heads.Values)], cancellationToken).ConfigureAwait(false);
        return true;
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
                throw new InvalidOperationException(
                    $"The ledger '{partition.Ledger}' was not made, or has no partition {partition.Number}.");
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

    /// <summary>Whether the blocks that should be replaced stand there.</summary>
    private async Task<bool> HasAsync(
        NpgsqlConnection connection, RewrittenBlock[] blocks, Dictionary<LogPartition, PartitionHead> heads,
        CancellationToken cancellationToken)
    {
        var sql = $"""
            SELECT count(*) FROM unnest($1, $2, $3, $4) AS wanted (ledger, partition, position, batch)
            JOIN {schema}.block AS b ON b.ledger = wanted.ledger AND b.partition = wanted.partition AND b.position = wanted.position
              AND b.batch = wanted.batch
            """;
        var standing = await connection.ScalarAsync(
            sql,
            [
                SqlCommands.Parameter(blocks.Select(rewritten => heads[rewritten.Block.Partition].Ledger).ToArray()),
                SqlCommands.Parameter(blocks.Select(rewritten => rewritten.Block.Partition.Number).ToArray()),
                SqlCommands.Parameter(blocks.Select(rewritten => rewritten.Position).ToArray()),
                SqlCommands.Parameter(blocks.Select(rewritten => rewritten.Replaced.ToBytes()).ToArray()),
            ],
            cancellationToken).ConfigureAwait(false);
        return standing is long count && count == blocks.Length;
    }

    /// <summary>Runs statements in one round trip.</summary>
    private static async Task WriteAsync(
        NpgsqlConnection connection, IEnumerable<NpgsqlBatchCommand> commands, CancellationToken cancellationToken)
    {
        var batch = new NpgsqlBatch(connection);
        await using var _ = batch.ConfigureAwait(false);
        foreach (var command in commands) batch.BatchCommands.Add(command);
        await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private IEnumerable<NpgsqlBatchCommand> AddBlocks(List<BlockRow> rows) => Each(
        rows,
        $"""
        INSERT INTO {schema}.block (ledger, partition, position, batch, events, content) SELECT * FROM unnest($1, $2, $3, $4, $5, $6)
        """);

    private IEnumerable<NpgsqlBatchCommand> AddBatches(List<BlockRow> rows) => Each(
        rows,
        $"INSERT INTO {schema}.batch (ledger, partition, position, batch) SELECT * FROM unnest($1, $2, $3, $4)", isWhole: false);

    private IEnumerable<NpgsqlBatchCommand> Put(List<BlockRow> rows) => Each(
        rows,
        $"""
        UPDATE {schema}.block AS b SET batch = anew.batch, events = anew.events, content = anew.content
        FROM unnest($1, $2, $3, $4, $5, $6) AS anew (ledger, partition, position, batch, events, content)
        WHERE b.ledger = anew.ledger AND b.partition = anew.partition AND b.position = anew.position
        """);

    /// <summary>A statement for some rows at a time, with their columns as arrays.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="sql">The statement.</param>
    /// <param name="isWhole">Whether it takes all columns, or only those that say which block it is.</param>
    private static IEnumerable<NpgsqlBatchCommand> Each(List<BlockRow> rows, string sql, bool isWhole = true)
    {
        foreach (var some in rows.Chunk(MostAtOnce))
        {
            var command = new NpgsqlBatchCommand(sql);
            command.Parameters.Add(SqlCommands.Parameter(some.Select(row => row.Head.Ledger).ToArray()));
            command.Parameters.Add(SqlCommands.Parameter(some.Select(row => row.Head.Number).ToArray()));
            command.Parameters.Add(SqlCommands.Parameter(some.Select(row => row.Position).ToArray()));
            command.Parameters.Add(SqlCommands.Parameter(some.Select(row => row.Block.Id.ToBytes()).ToArray()));
            if (isWhole)
            {
                command.Parameters.Add(SqlCommands.Parameter(some.Select(row => row.Block.Events).ToArray()));
                command.Parameters.Add(SqlCommands.Parameter(some.Select(row => row.Block.Content.ToArray()).ToArray()));
            }
            yield return command;
        }
    }

    private NpgsqlBatchCommand MoveEnds(IReadOnlyCollection<PartitionHead> heads)
    {
        var sql = $"""
            UPDATE {schema}.partition AS p SET blocks = last.blocks FROM unnest($1, $2, $3) AS last (ledger, number, blocks)
            WHERE p.ledger = last.ledger AND p.number = last.number AND p.blocks <> last.blocks
            """;
        return new NpgsqlBatchCommand(sql)
        {
            Parameters =
            {
                SqlCommands.Parameter(heads.Select(head => head.Ledger).ToArray()),
                SqlCommands.Parameter(heads.Select(head => head.Number).ToArray()),
                SqlCommands.Parameter(heads.Select(head => head.Blocks).ToArray()),
            },
        };
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
