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
        return Partitions(connection, ledger)!.Value;
    }

    /// <summary>How many partitions a ledger has; null if there is none of this name.</summary>
    public static int? Partitions(SqliteConnection connection, string ledger) => Find(connection, ledger)?.Partitions;

    /// <summary>Appends blocks, within the caller's transaction.</summary>
    /// <exception cref="InvalidOperationException">A ledger or partition does not exist.</exception>
    public static IReadOnlyList<AppendedBlock> Append(SqliteConnection connection, IReadOnlyList<EventBlock> blocks)
    {
        using var appender = new BlockAppender(connection);
        return [.. blocks.Select(appender.Append)];
    }

    /// <summary>Puts blocks in the place of others, and adds a block without events to each partition, within the caller's
    /// transaction.</summary>
    /// <returns>Whether it is done; <see langword="false"/> if a block that should be replaced does not stand there.</returns>
    /// <exception cref="InvalidOperationException">A ledger or partition does not exist.</exception>
    public static bool Rewrite(SqliteConnection connection, IReadOnlyList<RewrittenBlock> blocks)
    {
        var ledgers = blocks.Select(rewritten => rewritten.Block.Partition).Distinct()
            .ToDictionary(partition => partition, partition => IdOf(Find(connection, partition.Ledger), partition));
        if (!blocks.All(rewritten => Has(connection, ledgers[rewritten.Block.Partition], rewritten))) return false;
        foreach (var rewritten in blocks) Put(connection, ledgers[rewritten.Block.Partition], rewritten);
        using var appender = new BlockAppender(connection);
        foreach (var (partition, ledger) in ledgers)
            appender.Insert(ledger, Last(connection, ledger, partition.Number) + 1, EventBlock.Of(partition, []));
        return true;
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

    /// <summary>Whether the block that should be replaced stands there.</summary>
    private static bool Has(SqliteConnection connection, long ledger, RewrittenBlock rewritten) => connection.Scalar(
        """
        SELECT 1 FROM campaign_metrics_block
        WHERE ledger = $ledger AND partition = $partition AND position = $position AND batch = $replaced
        """,
        ("$ledger", ledger), ("$partition", rewritten.Block.Partition.Number), ("$position", rewritten.Position),
        ("$replaced", rewritten.Replaced.ToBytes())) is not null;

    private static void Put(SqliteConnection connection, long ledger, RewrittenBlock rewritten) => connection.Execute(
        """
        UPDATE campaign_metrics_block SET batch = $batch, events = $events, content = $content
        WHERE ledger = $ledger AND partition = $partition AND position = $position
        """,
        ("$ledger", ledger), ("$partition", rewritten.Block.Partition.Number), ("$position", rewritten.Position),
        ("$batch", rewritten.Block.Id.ToBytes()), ("$events", rewritten.Block.Events), ("$content", rewritten.Block.Content.ToArray()));

    private static long Last(SqliteConnection connection, long ledger, int partition) => (long)connection.Scalar(
        "SELECT max(position) FROM campaign_metrics_block WHERE ledger = $ledger AND partition = $partition",
        ("$ledger", ledger), ("$partition", partition))!;

    /// <summary>Where a batch stands that was appended before.</summary>
    public static long PositionOf(SqliteConnection connection, long ledger, int partition, byte[] batch) => (long)connection.Scalar(
        "SELECT position FROM campaign_metrics_batch WHERE ledger = $ledger AND partition = $partition AND batch = $batch",
        ("$ledger", ledger), ("$partition", partition), ("$batch", batch))!;

    /// <summary>The id of a partition's ledger.</summary>
    /// <exception cref="InvalidOperationException">There is none, or it has no such partition.</exception>
    public static long IdOf((long Id, int Partitions)? found, LogPartition partition) =>
        found is { } known && partition.Number < known.Partitions
            ? known.Id
            : throw new InvalidOperationException($"The ledger '{partition.Ledger}' was not made, or has no partition {partition.Number}.");

    /// <summary>The id of a ledger, and how many partitions it has; null if there is none of this name.</summary>
    public static (long Id, int Partitions)? Find(SqliteConnection connection, string ledger)
    {
        using var command = connection.Command("SELECT id, partitions FROM campaign_metrics_ledger WHERE name = $name", ("$name", ledger));
        using var rows = command.ExecuteReader();
        return rows.Read() ? (rows.GetInt64(0), rows.GetInt32(1)) : null;
    }
}
