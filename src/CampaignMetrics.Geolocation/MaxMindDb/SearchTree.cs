using System.Buffers.Binary;
using CampaignMetrics.Geolocation.Networks;

namespace CampaignMetrics.Geolocation.MaxMindDb;

/// <summary>
/// The binary tree that leads from the bits of an address to a record (https://maxmind.github.io/MaxMind-DB/, "Binary Search Tree
/// Section").
/// </summary>
internal readonly ref struct SearchTree(ReadOnlySpan<byte> tree, DatabaseMetadata metadata)
{
    /// <summary>A record below this number is a node; equal to it means "no data"; above it is an offset into the data.</summary>
    private readonly uint _nodeCount = metadata.NodeCount;
    private readonly int _ipVersion = metadata.IPVersion;
    private readonly int _recordSize = metadata.RecordSize;
    private readonly ReadOnlySpan<byte> _tree = tree;

    /// <summary>Follows the bits of an address, the highest first, as long as they lead to nodes.</summary>
    /// <param name="from">Where to begin.</param>
    /// <param name="bits">The bits to follow, left-aligned.</param>
    /// <param name="count">How many there are, at most 64.</param>
    public TreeStep Follow(TreeStep from, ulong bits, int count)
    {
        var record = from.Record;
        var followed = 0;
        for (; followed < count && record < _nodeCount; followed++)
        {
            record = Child(record, (int)(bits >> 63));
            bits <<= 1;
        }
        return new TreeStep(record, from.Depth + followed);
    }

    public uint NodeCount => _nodeCount;

    public bool IsNode(uint record) => record < _nodeCount;

    /// <summary>The start of the IPv4 addresses: the root, or in an IPv6 tree the node below 96 zero bits.</summary>
    public TreeStep IPv4Root() => _ipVersion == 4 ? default : Follow(Follow(default, 0, 64), 0, 32);

    public uint Child(uint node, int bit)
    {
        switch (_recordSize)
        {
            case 24:
                var at24 = ((int)node * 2 + bit) * 3;
                return (uint)(BinaryPrimitives.ReadUInt16BigEndian(_tree[at24..]) << 8 | _tree[at24 + 2]);
            case 28:
                // The middle byte holds the highest four bits of the left record, then those of the right one.
                var at28 = (int)node * 7;
                return bit == 0
                    ? BinaryPrimitives.ReadUInt32BigEndian(_tree[at28..]) is var left ? left >> 8 | (left & 0xF0) << 20 : 0
                    : BinaryPrimitives.ReadUInt32BigEndian(_tree[(at28 + 3)..]) & 0x0FFF_FFFF;
            default:
                return BinaryPrimitives.ReadUInt32BigEndian(_tree[((int)node * 8 + bit * 4)..]);
        }
    }
}
