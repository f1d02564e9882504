namespace CampaignMetrics.Testing;

/// <summary>A partition of a log in memory.</summary>
internal sealed class MemoryPartition
{
    // Where each batch is that was ever appended.
    private readonly Dictionary<string, long> _known = [];

    public List<EventBlock> Blocks { get; } = [];

    public AppendedBlock Append(EventBlock block)
    {
        if (_known.TryGetValue(block.Id.ToString(), out var position)) return new AppendedBlock(position, IsNew: false);
        Blocks.Add(block);
        _known.Add(block.Id.ToString(), Blocks.Count);
        return new AppendedBlock(Blocks.Count, IsNew: true);
    }

    public bool Has(RewrittenBlock rewritten) =>
        rewritten.Position >= 1 && rewritten.Position <= Blocks.Count && Blocks[(int)rewritten.Position - 1].Id == rewritten.Replaced;

    public void Put(RewrittenBlock rewritten) => Blocks[(int)rewritten.Position - 1] = rewritten.Block;
}
