namespace CampaignMetrics.Collections;

/// <summary>Orders texts by code point: as their UTF-8 is ordered, and not as UTF-16 units, whose surrogates stand below U+E000.</summary>
internal sealed class CodePoints : IComparer<string?>
{
    public static CodePoints Order { get; } = new();

    public static int Compare(string? x, string? y)
    {
        if (x is null || y is null) return string.CompareOrdinal(x, y);
        var same = x.AsSpan().CommonPrefixLength(y);
        return same == x.Length || same == y.Length ? x.Length - y.Length : Rank(x[same]) - Rank(y[same]);
    }

    int IComparer<string?>.Compare(string? x, string? y) => Compare(x, y);

    private static int Rank(char unit) => char.IsSurrogate(unit) ? unit + 0x2000 : unit >= '\uE000' ? unit - 0x800 : unit;
}
