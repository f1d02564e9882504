namespace CampaignMetrics.Messages;

/// <summary>A tag as the name of a segment: the tag's name, a zero character and its value. A zero character in the name is escaped, so
/// that the first one is always the separator.</summary>
internal static class StoredTag
{
    private const char Separator = '\0', Escape = '\u0001';

    /// <summary>The values of a name among stored tags.</summary>
    public static IEnumerable<string> ValuesOf(string name, IEnumerable<string> stored)
    {
        var prefix = Escaped(name) + Separator;
        return stored.Where(tag => tag.StartsWith(prefix, StringComparison.Ordinal)).Select(tag => tag[prefix.Length..]);
    }

    /// <summary>The name and the value.</summary>
    public static KeyValuePair<string, string> Parse(string stored)
    {
        var end = stored.IndexOf(Separator, StringComparison.Ordinal);
        return new KeyValuePair<string, string>(Unescaped(stored[..end]), stored[(end + 1)..]);
    }

    /// <summary>The most bytes that a tag takes.</summary>
    public static int MaxLength(int name, int value) => 2 * name + 1 + value;

    /// <summary>Writes a tag in UTF-8.</summary>
    /// <param name="target">At least <see cref="MaxLength"/> bytes.</param>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    /// <returns>The number of bytes.</returns>
    public static int Write(Span<byte> target, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        var length = 0;
        foreach (var letter in name)
        {
            if (letter <= Escape) target[length++] = (byte)Escape;
            target[length++] = letter <= Escape ? (byte)(letter + 1) : letter;
        }
        target[length++] = (byte)Separator;
        value.CopyTo(target[length..]);
        return length + value.Length;
    }

    // Each of the two characters is written as the escape and the character after it.
    private static string Escaped(string name) => name
        .Replace("\u0001", "\u0001\u0002", StringComparison.Ordinal)
        .Replace("\0", "\u0001\u0001", StringComparison.Ordinal);

    private static string Unescaped(string name)
    {
        if (!name.Contains(Escape, StringComparison.Ordinal)) return name;
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < name.Length; i++)
            text.Append(name[i] == Escape && i + 1 < name.Length ? (char)(name[++i] - 1) : name[i]);
        return text.ToString();
    }
}
