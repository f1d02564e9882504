using System.Collections.Frozen;

namespace CampaignMetrics.Webhooks.Providers.HubSpot;

/// <summary>Finds the ISO code of a country: HubSpot writes English names, in any case.</summary>
internal static class CountryNames
{
    private const string Table = "Countries.txt";

    private static readonly FrozenDictionary<string,
    string> Codes = Read().ToFrozenDictionary(row => row.Name, row => row.Code, StringComparer.Ordinal);

    /// <summary>The code for a name, or for a code; null where it is neither.</summary>
    public static string? CodeOf(string name) =>
        name.Length == 2 && name.All(char.IsAsciiLetter) ? name.ToUpperInvariant() : Codes.GetValueOrDefault(LettersOf(name));

    private static IEnumerable<(string Name, string Code)> Read()
    {
        using var reader = new StreamReader(typeof(CountryNames).Assembly.GetManifestResourceStream(Table)!);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#')) continue;
            foreach (var name in line[3..].Split('|')) yield return (LettersOf(name), line[..2]);
        }
    }

    // Letters alone, so that spaces, apostrophes and commas make no difference.
    private static string LettersOf(string name) => string.Concat(name.Where(char.IsLetter)).ToUpperInvariant();
}
