using CampaignMetrics.Geolocation.Tests.Writer;

namespace CampaignMetrics.Geolocation.Tests.MaxMindDb;

/// <summary>Files of which a part is given byte by byte.</summary>
internal static class HandMade
{
    private static readonly byte[] s_marker = [0xAB, 0xCD, 0xEF, .. "MaxMind.com"u8];

    /// <summary>A file whose only node leads every address to the beginning of the data section.</summary>
    public static byte[] WithData(params byte[] data) => WithTree([0, 0, 17, 0, 0, 17], data);

    /// <summary>A file of one node with records of 24 bits.</summary>
    public static byte[] WithTree(byte[] tree, byte[] data) =>
        [.. tree, .. new byte[16], .. data, .. s_marker, .. DataWriter.EncodePlainly(Metadata())];

    /// <summary>A file of one node, with one entry of the metadata changed, or left out if the value is null.</summary>
    public static byte[] WithMetadata(string key, object? value)
    {
        var metadata = Metadata();
        metadata.Remove(key);
        if (value is not null) metadata[key] = value;
        return [0, 0, 17, 0, 0, 17, .. new byte[16], 0xE0, .. s_marker, .. DataWriter.EncodePlainly(metadata)];
    }

    private static Dictionary<string, object> Metadata() => Some.Map(
        ("binary_format_major_version", (ushort)2), ("binary_format_minor_version", (ushort)0), ("build_epoch", 1_700_000_000ul),
        ("database_type", "Hand-Made"), ("description", Some.Map()), ("ip_version", (ushort)4), ("languages", new List<object>()),
        ("node_count", 1u), ("record_size", (ushort)24));
}
