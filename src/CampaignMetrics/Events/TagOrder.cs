using System.Text;

namespace CampaignMetrics.Events;

/// <summary>Puts a line's tags as its record holds them: by name ordinally, and of a name given twice the last value.</summary>
internal static class TagOrder
{
    /// <param name="packed">Names and values in turn.</param>
    /// <returns>How many bytes they take afterwards.</returns>
    public static int Sort(Span<byte> packed)
    {
        if (IsSorted(packed)) return packed.Length;
        var tags = new SortedDictionary<string, string>(StringComparer.Ordinal);
        string? name = null;
        foreach (var text in new PackedTexts(packed))
        {
            var given = Encoding.UTF8.GetString(text);
            if (name is null) name = given;
            else (tags[name], name) = (given, null);
        }
        var length = 0;
        foreach (var (key, value) in tags)
        {
            length += PackedTexts.Append(packed[length..], Encoding.UTF8.GetBytes(key));
            length += PackedTexts.Append(packed[length..], Encoding.UTF8.GetBytes(value));
        }
        return length;
    }

    /// <summary>Tells the common cases without an object: at most one tag, or ASCII names that stand in order.</summary>
    private static bool IsSorted(ReadOnlySpan<byte> packed)
    {
        ReadOnlySpan<byte> last = default;
        var index = 0;
        foreach (var text in new PackedTexts(packed))
        {
            if (index++ % 2 == 1) continue;
            if (index > 1 && (last.SequenceCompareTo(text) >= 0 || !Ascii.IsValid(last) || !Ascii.IsValid(text))) return false;
            last = text;
        }
        return true;
    }
}
