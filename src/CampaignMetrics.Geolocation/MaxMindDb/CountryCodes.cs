namespace CampaignMetrics.Geolocation.MaxMindDb;

/// <summary>Every pair of letters as one shared text, so that reading a country's code allocates nothing.</summary>
internal static class CountryCodes
{
    private const int Letters = 26;

    private static readonly string[] s_codes =
        [.. from first in Enumerable.Range('A', Letters) from second in Enumerable.Range('A', Letters) select $"{(char)first}{(char)second}"];

    // What databases write for a country that they do not know (user-assigned by ISO 3166-1, "unknown" in Unicode's CLDR).
    private static readonly string s_unknown = s_codes[^1];

    /// <summary>Whether the text is a code: two letters.</summary>
    public static bool IsCode(ReadOnlySpan<byte> text) =>
        text.Length == 2 && char.IsAsciiLetter((char)text[0]) && char.IsAsciiLetter((char)text[1]);

    /// <summary>The code in capitals, or null for <c>ZZ</c>.</summary>
    public static string? Of(ReadOnlySpan<byte> code)
    {
        var found = s_codes[Letter(code[0]) * Letters + Letter(code[1])];
        return ReferenceEquals(found, s_unknown) ? null : found;
    }

    private static int Letter(byte letter) => (letter & ~0x20) - 'A';
}
