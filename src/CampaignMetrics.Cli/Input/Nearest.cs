namespace CampaignMetrics.Cli.Input;

/// <summary>Finds the known words that a mistyped one may mean, by the number of letters that differ.</summary>
internal static class Nearest
{
    /// <summary>How many letters of a word are compared, so that a very long one takes no long time.</summary>
    private const int Longest = 64;

    /// <summary>How many letters the beginning of a name needs in order to count as that name.</summary>
    private const int ShortestBeginning = 3;

    /// <summary><c>Did you mean 'x'?</c> behind a blank, or nothing where no word is near.</summary>
    public static string Hint(string word, IEnumerable<string> known) =>
        First(word, known, 1) is [var nearest] && IsNear(word, nearest) ? $" Did you mean '{nearest}'?" : "";

    /// <summary>The nearest first.</summary>
    public static IReadOnlyList<string> First(string word, IEnumerable<string> known, int count)
    {
        var asked = Compared(word);
        return
        [
            .. known
            .OrderBy(name => Distance(asked, Compared(name)))
            .ThenBy(name => Math.Abs(name.Length - word.Length))
            .ThenBy(name => name, StringComparer.Ordinal)
            .Take(count),
        ];
    }

    private static bool IsNear(string word, string name)
    {
        if (word.Length is 0 or > Longest) return false;
        // One letter in three may be wrong, and one in the shortest names.
        return Distance(Compared(word), Compared(name)) <= Math.Max(1, name.Length / 3);
    }

    private static string Compared(string word) => word[..Math.Min(word.Length, Longest)].ToUpperInvariant();

    /// <summary>
    /// How many letters are inserted, removed or exchanged, or have changed places with their neighbour (optimal string alignment). The
    /// beginning of a name is as near as one letter.
    /// </summary>
    private static int Distance(string from, string to)
    {
        if (from.Length >= ShortestBeginning && to.StartsWith(from, StringComparison.Ordinal)) return from.Length == to.Length ? 0 : 1;
        // Three rows of the table are enough: a pair that changed places looks two rows up.
        Span<int> above = stackalloc int[Longest + 1], twoAbove = stackalloc int[Longest + 1], row = stackalloc int[Longest + 1];
        for (var j = 0; j <= to.Length; j++) row[j] = j;
        for (var i = 1; i <= from.Length; i++)
        {
            var free = twoAbove;
            twoAbove = above;
            above = row;
            row = free;
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                row[j] = Math.Min(above[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1), Math.Min(above[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1]) row[j] = Math.Min(row[j], twoAbove[j - 2] + 1);
            }
        }
        return row[to.Length];
    }
}
