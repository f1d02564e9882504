using System.Text;

namespace CampaignMetrics.Events;

/// <summary>Sorts the tags of a line as its record has them: by name, by code point. If a name occurs twice, its last value
/// counts.</summary>
internal static class TagOrder
{
    /// <summary>Sorts in place.</summary>
    /// <param name="packed">Packed texts, names and values in turn.</param>
    /// <returns>The number of bytes that they take afterwards.</returns>
    public static int Sort(Span<byte> packed)
    {
        if (IsSorted(packed)) return packed.Length;
        var tags = new SortedDictionary<string, string>(CodePoints.Order);
        string? name = null;
        foreach (var text in new PackedTexts(packed))
        {
            var given = Encoding.UTF8.GetString(text);
            if (name is null) name = given;
            else (tags[name], name) = (given, null);
        }
        // Written over the packed texts: they are the same texts, or fewer.
        var length = 0;
        foreach (var (key, value) in tags)
        {
            length += PackedTexts.Append(packed[length..], Encoding.UTF8.GetBytes(key));
            length += PackedTexts.Append(packed[length..], Encoding.UTF8.GetBytes(value));
        }
        return length;
    }

    /// <summary>Whether nothing has to be done, found without allocating. The order of bytes of UTF-8 is that of code points.</summary>
    private static bool IsSorted(ReadOnlySpan<byte> packed)
    {
        ReadOnlySpan<byte> last = default;
        var index = 0;
        foreach (var text in new PackedTexts(packed))
        {
            if (index++ % 2 == 1) continue;
            if (index > 1 && last.SequenceCompareTo(text) >= 0) return false;
            last = text;
        }
        return true;
    }
}
