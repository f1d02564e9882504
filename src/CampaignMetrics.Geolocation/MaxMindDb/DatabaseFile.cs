using CampaignMetrics.Geolocation.Networks;

namespace CampaignMetrics.Geolocation.MaxMindDb;

/// <summary>
/// The parts of a database file: the search tree, the data section, the metadata (https://maxmind.github.io/MaxMind-DB/, "Overview").
/// </summary>
internal sealed class DatabaseFile
{
    /// <summary>The 16 zero bytes between the tree and the data section.</summary>
    private const int SeparatorLength = 16;

    /// <summary>The metadata and its marker are within the last 128 KiB of the file.</summary>
    private const int MetadataLimit = 128 * 1024;

    private static readonly byte[] s_marker = [0xAB, 0xCD, 0xEF, .. "MaxMind.com"u8];

    private readonly ReadOnlyMemory<byte> _tree;
    private readonly ReadOnlyMemory<byte> _data;
    private readonly IPv4Index _ipv4;

    public DatabaseFile(ReadOnlyMemory<byte> file)
    {
        var marker = FindMarker(file.Span);
        Metadata = MetadataReader.Read(file.Span[(marker + s_marker.Length)..]);
        // A node has two records, so a node takes RecordSize * 2 / 8 bytes.
        var treeLength = Metadata.NodeCount * (long)Metadata.RecordSize / 4;
        if (treeLength + SeparatorLength > marker) throw new InvalidDatabaseException("The search tree is larger than the file.");
        _tree = file[..(int)treeLength];
        _data = file[((int)treeLength + SeparatorLength)..marker];
        _ipv4 = new IPv4Index(Tree);
    }

    public DatabaseMetadata Metadata { get; }

    public ReadOnlySpan<byte> Data => _data.Span;

    private SearchTree Tree => new(_tree.Span, Metadata);

    /// <summary>Looks up an address in the search tree.</summary>
    /// <returns>The offset of its record in the data section; negative if there is none.</returns>
    public int Find(in AddressBits address, out int depth)
    {
        var step = Walk(address);
        depth = step.Depth;
        if (step.Record == Metadata.NodeCount) return -1;
        if (step.Record < Metadata.NodeCount) throw new InvalidDatabaseException("The search tree is deeper than an address is long.");
        var offset = (long)step.Record - Metadata.NodeCount - SeparatorLength;
        if (offset < 0 || offset >= _data.Length) throw new InvalidDatabaseException("The search tree points outside the data section.");
        return (int)offset;
    }

    /// <summary>The network of an address at a depth of the tree.</summary>
    public Network Network(in AddressBits address, int depth)
    {
        var skipped = Metadata.IPVersion == 6 && !address.IsIPv6 ? 96 : 0;
        // Where the tree ends above the IPv4 part, all IPv4 addresses belong to an IPv6 network that begins with zeros.
        return depth >= skipped ? new Network(address, depth - skipped) : new Network(new AddressBits(0, IsIPv6: true), depth);
    }

    private TreeStep Walk(in AddressBits address)
    {
        var tree = Tree;
        // The index has followed the first bits already; only the others are shifted to the top.
        if (!address.IsIPv6)
            return tree.Follow(_ipv4[(uint)address.Value], (ulong)address.Value << (32 + _ipv4.Bits), 32 - _ipv4.Bits);
        if (Metadata.IPVersion == 4) return new TreeStep(Metadata.NodeCount, 0);
        return tree.Follow(tree.Follow(default, (ulong)(address.Value >> 64), 64), (ulong)address.Value, 64);
    }

    private static int FindMarker(ReadOnlySpan<byte> file)
    {
        var from = Math.Max(0, file.Length - MetadataLimit);
        // The last marker counts: the data before may contain the same bytes.
        var found = file[from..].LastIndexOf(s_marker);
        return found >= 0 ? from + found : throw new InvalidDatabaseException("The file has no metadata of a MaxMind DB file.");
    }
}
