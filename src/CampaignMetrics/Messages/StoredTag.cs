namespace CampaignMetrics.Messages;

/// <summary>A tag as the name of a segment: the tag's name, a zero character and its value.</summary>
internal static class StoredTag
{
    private const char Separator = '\0';

    /// <summary>How the tags of a name begin; the value follows.</summary>
    public static string PrefixOf(string name) => name + Separator;

    /// <summary>The name and the value.</summary>
    public static KeyValuePair<string, string> Parse(string stored)
    {
        var end = stored.IndexOf(Separator, StringComparison.Ordinal);
        return new KeyValuePair<string, string>(stored[..end], stored[(end + 1)..]);
    }

    /// <summary>Writes a tag in UTF-8.</summary>
    /// <returns>The number of bytes: those of the name and the value, and one more.</returns>
    public static int Write(Span<byte> target, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        name.CopyTo(target);
        target[name.Length] = (byte)Separator;
        value.CopyTo(target[(name.Length + 1)..]);
        return name.Length + 1 + value.Length;
    }
}
