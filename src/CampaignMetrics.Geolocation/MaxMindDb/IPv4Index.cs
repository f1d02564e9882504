using System.Numerics;

namespace CampaignMetrics.Geolocation.MaxMindDb;

/// <summary>A table of where the first bits of every IPv4 address lead, so that a lookup skips the top of the tree.</summary>
internal sealed class IPv4Index
{
    // About a million entries of eight bytes: enough for the largest trees, without outgrowing the benefit.
    private const int WidestBits = 20;

    private readonly int _bits;
    private readonly TreeStep[] _steps;

    /// <summary>Builds the table; its size grows with that of the tree.</summary>
    public IPv4Index(SearchTree tree)
    {
        _bits = Math.Clamp(BitOperations.Log2(tree.NodeCount | 1) - 2, 0, WidestBits);
        _steps = new TreeStep[1 << _bits];
        Fill(tree, tree.IPv4Root(), prefix: 0, bits: 0);
    }

    /// <summary>The point in the tree to which the first bits of an address lead.</summary>
    public TreeStep this[uint address] => _steps[(int)((ulong)address >> (32 - _bits))];

    /// <summary>How many bits of an address the table covers.</summary>
    public int Bits => _bits;

    private void Fill(SearchTree tree, TreeStep step, int prefix, int bits)
    {
        if (bits == _bits || !tree.IsNode(step.Record))
        {
            var width = 1 << (_bits - bits);
            _steps.AsSpan(prefix * width, width).Fill(step);
            return;
        }
        for (var bit = 0; bit <= 1; bit++)
            Fill(tree, new TreeStep(tree.Child(step.Record, bit), step.Depth + 1), prefix << 1 | bit, bits + 1);
    }
}
