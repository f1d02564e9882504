namespace CampaignMetrics;

/// <summary>Compares strings by code point, which is the order of their UTF-8 bytes. An ordinal comparison of UTF-16 differs: surrogates,
/// which encode the highest code points, sort below U+E000 there.</summary>
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

    // Exchanges the surrogates (U+D800 to U+DFFF) with the units above them.
    public static int Rank(char unit) => char.IsSurrogate(unit) ? unit + 0x2000 : unit >= '\uE000' ? unit - 0x800 : unit;
}
