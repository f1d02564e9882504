using System.Net;
using System.Net.Sockets;

namespace CampaignMetrics.Geolocation.Tests.Writer;

/// <summary>Makes small databases in the MaxMind DB format. Needs nothing but this folder.</summary>
/// <remarks>
/// A record is a string, double, float, byte[], ushort, uint, int, ulong, UInt128, bool, a dictionary of string and object,
/// or a list of objects. Where networks overlap, the one added later wins.
/// </remarks>
internal sealed class DatabaseWriter(int ipVersion = 6, int recordSize = 28)
{
    private readonly DataWriter _data = new();
    private readonly TreeNode _root = new();

    public string DatabaseType { get; init; } = "Test-City";

    public DateTimeOffset BuildDate { get; init; } = DateTimeOffset.UnixEpoch;

    public IReadOnlyList<string> Languages { get; init; } = ["en"];

    public IReadOnlyDictionary<string, object> Descriptions { get; init; } = new Dictionary<string, object> { ["en"] = "Made for a test" };

    /// <summary>Puts a record at a network, such as <c>192.0.2.0/24</c> or <c>2001:db8::/32</c>.</summary>
    public DatabaseWriter Add(string network, object record)
    {
        var parts = network.Split('/');
        return Add(IPAddress.Parse(parts[0]), int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture), record);
    }

    public DatabaseWriter Add(IPAddress address, int prefixLength, object record)
    {
        var isIPv4 = address.AddressFamily == AddressFamily.InterNetwork;
        if (!isIPv4 && ipVersion == 4) throw new ArgumentException("A database of IPv4 holds no IPv6 networks.", nameof(address));
        var skipped = isIPv4 && ipVersion == 6 ? 96 : 0;
        var bytes = new byte[skipped / 8].Concat(address.GetAddressBytes()).ToArray();
        _root.Insert(bytes, depth: 0, skipped + prefixLength, _data.Intern(record));
        return this;
    }

    public byte[] ToArray()
    {
        var nodes = _root.Number();
        var tree = new TreeWriter(recordSize, nodes.Count);
        foreach (var node in nodes) tree.Write(node);
        return [.. tree.ToArray(), .. new byte[16], .. _data.ToArray(), 0xAB, 0xCD, 0xEF, .. "MaxMind.com"u8, .. Metadata(nodes.Count)];
    }

    private byte[] Metadata(int nodeCount) => DataWriter.EncodePlainly(new Dictionary<string, object>
    {
        ["binary_format_major_version"] = (ushort)2,
        ["binary_format_minor_version"] = (ushort)0,
        ["build_epoch"] = (ulong)BuildDate.ToUnixTimeSeconds(),
        ["database_type"] = DatabaseType,
        ["description"] = Descriptions,
        ["ip_version"] = (ushort)ipVersion,
        ["languages"] = Languages.Cast<object>().ToList(),
        ["node_count"] = (uint)nodeCount,
        ["record_size"] = (ushort)recordSize,
    });
}
