using System.Numerics;

namespace CampaignMetrics.Geolocation.MaxMindDb;

/// <summary>Where the first bits of every IPv4 address lead, so that a look-up need not walk the top of the tree.</summary>
internal sealed class IPv4Index
{
    private const int WidestBits = 20;

    private readonly int _bits;
    private readonly TreeStep[] _steps;

    /// <summary>Builds the index: the smaller the tree, the smaller it is.</summary>
    public IPv4Index(SearchTree tree)
    {
        _bits = Math.Clamp(BitOperations.Log2(tree.NodeCount | 1) - 2, 0, WidestBits);
        _steps = new TreeStep[1 << _bits];
        Fill(tree, tree.IPv4Root(), prefix: 0, bits: 0);
    }

    /// <summary>Where the first bits of an IPv4 address lead.</summary>
    public TreeStep this[uint address] => _steps[(int)((ulong)address >> (32 - _bits))];

    /// <summary>How many of an address's bits the index has followed.</summary>
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
