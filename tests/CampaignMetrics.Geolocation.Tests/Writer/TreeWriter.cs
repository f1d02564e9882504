namespace CampaignMetrics.Geolocation.Tests.Writer;

/// <summary>Writes the nodes of the search tree in one of the three sizes of records.</summary>
internal sealed class TreeWriter(int recordSize, int nodeCount)
{
    private readonly List<byte> _bytes = [];

    public byte[] ToArray() => [.. _bytes];

    public void Write(TreeNode node)
    {
        var (left, right) = (Record(node.Sides[0]), Record(node.Sides[1]));
        switch (recordSize)
        {
            case 24:
                Write(left, 3);
                Write(right, 3);
                break;
            case 28:
                Write(left & 0xFF_FFFF, 3);
                Write(left >> 24 << 4 | right >> 24, 1);
                Write(right & 0xFF_FFFF, 3);
                break;
            default:
                Write(left, 4);
                Write(right, 4);
                break;
        }
    }

    private uint Record((TreeNode? Node, int? Offset) side) => side switch
    {
        ({ } node, _) => (uint)node.Index,
        (_, { } offset) => (uint)(nodeCount + 16 + offset),
        _ => (uint)nodeCount,
    };

    private void Write(uint value, int count)
    {
        for (var i = count - 1; i >= 0; i--) _bytes.Add((byte)(value >> (8 * i)));
    }
}
