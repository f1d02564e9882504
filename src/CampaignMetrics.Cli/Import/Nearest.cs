namespace CampaignMetrics.Cli.Import;

/// <summary>The known word that is meant by a mistyped one: told by how many letters differ.</summary>
internal static class Nearest
{
    /// <summary>Longer words are no typing mistakes of ours: what is compared stays small.</summary>
    private const int Longest = 64;

    /// <summary><c> Did you mean 'x'?</c> behind a blank, or nothing where no word is near.</summary>
    public static string Hint(string word, IEnumerable<string> known) => To(word, known) is { } near ? $" Did you mean '{near}'?" : "";

    private static string? To(string word, IEnumerable<string> known) => word.Length is 0 or > Longest ? null : known
        .Where(each => each.Length <= Longest)
        .Select(each => (Word: each, Distance: Distance(word.ToUpperInvariant(), each.ToUpperInvariant())))
        .Where(each => each.Distance <= Math.Max(1, each.Word.Length / 3))
        .OrderBy(each => each.Distance)
        .Select(each => each.Word)
        .FirstOrDefault();

    /// <summary>Levenshtein's: letters that are put in, taken out or exchanged.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var exchanged = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(exchanged, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.Length];
    }
}
