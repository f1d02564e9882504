using System.Collections.Frozen;

namespace CampaignMetrics.Webhooks.Providers.HubSpot;

/// <summary>HubSpot names countries in English, in any case; a place has their code.</summary>
internal static class CountryNames
{
    private const string Table = "Countries.txt";

    private static readonly FrozenDictionary<string,
    string> Codes = Read().ToFrozenDictionary(row => row.Name, row => row.Code, StringComparer.Ordinal);

    /// <summary>The code of a country's name, or of its code; null where it is neither.</summary>
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

    private static string LettersOf(string name) => string.Concat(name.Where(char.IsLetter)).ToUpperInvariant();
}
