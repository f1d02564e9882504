using Microsoft.Data.Sqlite;

namespace CampaignMetrics.Sqlite;

/// <summary>The statements of the log.</summary>
internal static class BlockTable
{
    /// <summary>The most blocks that are read at once.</summary>
    public const int PageBlocks = 16;

    /// <summary>Makes a ledger, if there is none of this name.</summary>
    /// <returns>How many partitions it has.</returns>
    public static int Create(SqliteConnection connection, string ledger, int partitions)
    {
        connection.Execute(
            "INSERT INTO campaign_metrics_ledger (name, partitions) VALUES ($name, $partitions) ON CONFLICT (name) DO NOTHING",
            ("$name", ledger), ("$partitions", partitions));
        return Find(connection, ledger)!.Value.Partitions;
    }

    /// <summary>Appends blocks, within the caller's transaction.</summary>
    /// <exception cref="InvalidOperationException">A ledger or partition does not exist.</exception>
    public static IReadOnlyList<AppendedBlock> Append(SqliteConnection connection, IReadOnlyList<EventBlock> blocks)
    {
        var appended = new AppendedBlock[blocks.Count];
        for (var i = 0; i < appended.Length; i++) appended[i] = Append(connection, blocks[i]);
        return appended;
    }

    /// <summary>The next blocks of a partition, at most <see cref="PageBlocks"/>.</summary>
    public static IReadOnlyList<LoggedBlock> Page(SqliteConnection connection, LogPartition partition, long after)
    {
        const string sql = """
            SELECT position, batch, events, content FROM campaign_metrics_block
            WHERE ledger = (SELECT id FROM campaign_metrics_ledger WHERE name = $name) AND partition = $partition AND position > $after
            ORDER BY position LIMIT $count
            """;
        using var command = connection.Command(
            sql, ("$name", partition.Ledger), ("$partition", partition.Number), ("$after", after), ("$count", PageBlocks));
        using var rows = command.ExecuteReader();
        var page = new List<LoggedBlock>(PageBlocks);
        while (rows.Read()) page.Add(BlockOf(rows, partition) ?? throw Damaged(connection));
        return page;
    }

    /// <summary>The block of a row; null if its values are none that this library writes.</summary>
    private static LoggedBlock? BlockOf(SqliteDataReader row, LogPartition partition) =>
        row.GetValue(0) is long position and > 0 && row.GetValue(1) is byte[] { Length: BatchId.Length } batch
            && row.GetValue(2) is long events and >= 0 and <= int.MaxValue && row.GetValue(3) is byte[] content
            ? new LoggedBlock(position, new EventBlock(partition, new BatchId(batch), (int)events, content))
            : null;

    private static InvalidDataException Damaged(SqliteConnection connection) =>
        new($"The file '{connection.DataSource}' is damaged: a row of the log has no values of a block.");

    private static AppendedBlock Append(SqliteConnection connection, EventBlock block)
    {
        var (ledger, number) = (Find(connection, block.Partition.Ledger), block.Partition.Number);
        if (ledger is not { } known || number >= known.Partitions)
            throw new InvalidOperationException($"The ledger '{block.Partition.Ledger}' was not made, or has no partition {number}.");
        var batch = block.Id.ToBytes();
        return Insert(connection, known.Id, block, batch) is { } position
            ? new AppendedBlock(position, IsNew: true)
            : new AppendedBlock(PositionOf(connection, known.Id, number, batch), IsNew: false);
    }

    /// <summary>Inserts a block at the next position.</summary>
    /// <returns>The position; null if the partition has the block.</returns>
    private static long? Insert(SqliteConnection connection, long ledger, EventBlock block, byte[] batch)
    {
        const string sql = """
            INSERT INTO campaign_metrics_block (ledger, partition, position, batch, events, content)
            VALUES ($ledger, $partition, 1 + coalesce(
              (SELECT max(position) FROM campaign_metrics_block WHERE ledger = $ledger AND partition = $partition), 0),
              $batch, $events, $content)
            ON CONFLICT (ledger, partition, batch) DO NOTHING RETURNING position
            """;
        return (long?)connection.Scalar(
            sql, ("$ledger", ledger), ("$partition", block.Partition.Number), ("$batch", batch), ("$events", block.Events),
            ("$content", block.Content.ToArray()));
    }

    private static long PositionOf(SqliteConnection connection, long ledger, int partition, byte[] batch) => (long)connection.Scalar(
        "SELECT position FROM campaign_metrics_block WHERE ledger = $ledger AND partition = $partition AND batch = $batch",
        ("$ledger", ledger), ("$partition", partition), ("$batch", batch))!;

    private static (long Id, int Partitions)? Find(SqliteConnection connection, string ledger)
    {
        using var command = connection.Command("SELECT id, partitions FROM campaign_metrics_ledger WHERE name = $name", ("$name", ledger));
        using var rows = command.ExecuteReader();
        return rows.Read() ? (rows.GetInt64(0), rows.GetInt32(1)) : null;
    }
}
