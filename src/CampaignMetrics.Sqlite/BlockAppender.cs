using Microsoft.Data.Sqlite;

namespace CampaignMetrics.Sqlite;

/// <summary>Appends some blocks within the caller's transaction: its statements are parsed once for all of them.</summary>
internal sealed class BlockAppender : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, (long Id, int Partitions)?> _ledgers = [];
    private readonly SqliteCommand _batch;
    private readonly SqliteCommand _block;

    public BlockAppender(SqliteConnection connection)
    {
        _connection = connection;
        _batch = connection.Command(
            """
            INSERT INTO campaign_metrics_batch (ledger, partition, batch, position)
            VALUES ($ledger, $partition, $batch, 1 + coalesce(
              (SELECT max(position) FROM campaign_metrics_block WHERE ledger = $ledger AND partition = $partition), 0))
            ON CONFLICT (ledger, partition, batch) DO NOTHING RETURNING position
            """);
        _block = connection.Command(
            """
            INSERT INTO campaign_metrics_block (ledger, partition, position, batch, events, content)
            VALUES ($ledger, $partition, $position, $batch, $events, $content)
            """);
    }

    public void Dispose()
    {
        _batch.Dispose();
        _block.Dispose();
    }

    /// <summary>Appends a block, or finds the same one that is there.</summary>
    /// <exception cref="InvalidOperationException">Its ledger or partition does not exist.</exception>
    public AppendedBlock Append(EventBlock block)
    {
        var ledger = LedgerOf(block.Partition);
        var (number, batch) = (block.Partition.Number, block.Id.ToBytes());
        if (_batch.Scalar(("$ledger", ledger), ("$partition", number), ("$batch", batch)) is not long position)
            return new AppendedBlock(BlockTable.PositionOf(_connection, ledger, number, batch), IsNew: false);
        Insert(ledger, position, block);
        return new AppendedBlock(position, IsNew: true);
    }

    /// <summary>Adds a block at a position.</summary>
    public void Insert(long ledger, long position, EventBlock block) => _block.Execute(
        ("$ledger", ledger), ("$partition", block.Partition.Number), ("$position", position), ("$batch", block.Id.ToBytes()),
        ("$events", block.Events), ("$content", block.Content.ToArray()));

    private long LedgerOf(LogPartition partition)
    {
        if (!_ledgers.TryGetValue(partition.Ledger, out var known))
            _ledgers.Add(partition.Ledger, known = BlockTable.Find(_connection, partition.Ledger));
        return BlockTable.IdOf(known, partition);
    }
}
