namespace CampaignMetrics.Geolocation.Tests.Writer;

/// <summary>
/// A node of the search tree while it grows: on either side another node, a record's offset in the data section, or nothing.
/// </summary>
internal sealed class TreeNode
{
    public int Index { get; private set; }

    public (TreeNode? Node, int? Offset)[] Sides { get; } = new (TreeNode?, int?)[2];

    /// <summary>Leads all addresses that begin with the first bits of the given one to a record.</summary>
    public void Insert(byte[] address, int depth, int prefixLength, int offset)
    {
        if (prefixLength == 0)
        {
            Sides.AsSpan().Fill((null, offset));
            return;
        }
        ref var side = ref Sides[address[depth / 8] >> (7 - depth % 8) & 1];
        if (depth + 1 == prefixLength)
        {
            side = (null, offset);
            return;
        }
        if (side.Node is null)
        {
            var split = new TreeNode();
            split.Sides.AsSpan().Fill((null, side.Offset));
            side = (split, null);
        }
        side.Node!.Insert(address, depth + 1, prefixLength, offset);
    }

    /// <summary>Numbers this node and all below it, the root first.</summary>
    public List<TreeNode> Number()
    {
        var nodes = new List<TreeNode> { this };
        for (var i = 0; i < nodes.Count; i++)
        {
            nodes[i].Index = i;
            nodes.AddRange(nodes[i].Sides.Select(side => side.Node).OfType<TreeNode>());
        }
        return nodes;
    }
}
