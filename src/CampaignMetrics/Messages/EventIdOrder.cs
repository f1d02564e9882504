namespace CampaignMetrics.Messages;

/// <summary>Ordinal order of ids as .NET has it (by UTF-16 code units), told from their UTF-8.</summary>
internal static class EventIdOrder
{
    public static int Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var same = left.CommonPrefixLength(right);
        return same == left.Length || same == right.Length ? left.Length - right.Length : Rank(left[same]) - Rank(right[same]);
    }

    /// <summary>Characters outside the basic plane are surrogates in UTF-16, which stand below U+E000 to U+FFFF.</summary>
    private static int Rank(byte lead) => lead >= 0xF0 ? lead - 2 : lead >= 0xEE ? lead + 5 : lead;
}
