namespace CampaignMetrics;

/// <summary>Compares texts by code point, but the numbers in them by their value: <c>2</c> before <c>10</c>, <c>2a</c> before <c>2b</c>.
/// Numbers are runs of ASCII digits, however long.</summary>
internal sealed class NaturalOrder : IComparer<string?>
{
    public static NaturalOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        if (x is null || y is null) return CodePoints.Compare(x, y);
        var (i, j) = (0, 0);
        while (i < x.Length && j < y.Length)
        {
            var difference = char.IsAsciiDigit(x[i]) && char.IsAsciiDigit(y[j])
                ? CompareNumbers(Number(x, ref i), Number(y, ref j))
                : CodePoints.Rank(x[i++]) - CodePoints.Rank(y[j++]);
            if (difference != 0) return difference;
        }
        var rest = (x.Length - i) - (y.Length - j);
        // Numbers that differ in leading zeros alone.
        return rest != 0 ? rest : CodePoints.Compare(x, y);
    }

    /// <summary>The digits from a place on, without leading zeros.</summary>
    private static ReadOnlySpan<char> Number(string text, ref int place)
    {
        var start = place;
        while (place < text.Length && char.IsAsciiDigit(text[place])) place++;
        return text.AsSpan(start..place).TrimStart('0');
    }

    private static int CompareNumbers(ReadOnlySpan<char> x, ReadOnlySpan<char> y) =>
        x.Length != y.Length ? x.Length - y.Length : x.SequenceCompareTo(y);
}
