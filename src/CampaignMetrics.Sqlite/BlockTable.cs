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
        while (rows.Read())
        {
            var id = new BatchId(rows.GetFieldValue<byte[]>(1));
            page.Add(new LoggedBlock(rows.GetInt64(0), new EventBlock(partition, id, rows.GetInt32(2), rows.GetFieldValue<byte[]>(3))));
        }
        return page;
    }

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
            SELECT $ledger, $partition, coalesce(max(position), 0) + 1, $batch, $events, $content
            FROM campaign_metrics_block WHERE ledger = $ledger AND partition = $partition
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
