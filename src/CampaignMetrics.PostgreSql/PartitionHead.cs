namespace CampaignMetrics.PostgreSql;

/// <summary>The end of a partition while its row is locked.</summary>
internal sealed class PartitionHead(int ledger, int number, long blocks)
{
    private readonly Dictionary<string, long> _known = [];

    /// <summary>The ledger's id in the tables.</summary>
    public int Ledger => ledger;

    public int Number => number;

    /// <summary>How many blocks the partition has.</summary>
    public long Blocks { get; private set; } = blocks;

    /// <summary>Notes that a batch is at a position.</summary>
    public void Know(BatchId id, long position) => _known[id.ToString()] = position;

    /// <summary>Takes the next position.</summary>
    public long Next() => ++Blocks;

    /// <summary>Gives a batch the next position, unless it has one.</summary>
    public AppendedBlock Add(BatchId id)
    {
        if (_known.TryGetValue(id.ToString(), out var position)) return new AppendedBlock(position, IsNew: false);
        Know(id, Next());
        return new AppendedBlock(Blocks, IsNew: true);
    }
}
