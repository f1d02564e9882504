namespace CampaignMetrics.Geolocation.MaxMindDb;

/// <summary>All two-letter codes as shared strings, so that reading a country's code allocates nothing.</summary>
internal static class CountryCodes
{
    private const int Letters = 26;

    /// <summary>
    /// The codes by number. 0 is "no country"; it is also the number of <c>ZZ</c>, which databases write for an unknown country.
    /// </summary>
    private static readonly string?[] s_codes = [null, .. AllPairs().SkipLast(1)];

    /// <summary>Whether the text is a code: two letters.</summary>
    public static bool IsCode(ReadOnlySpan<byte> text) =>
        text.Length == 2 && char.IsAsciiLetter((char)text[0]) && char.IsAsciiLetter((char)text[1]);

    /// <summary>The code in capitals, or null for <c>ZZ</c>.</summary>
    public static string? Of(ReadOnlySpan<byte> code) => At(NumberOf(code[0], code[1]));

    public static string? At(int number) => s_codes[number];

    public static int NumberOf(string? code) => code is null ? 0 : NumberOf((byte)code[0], (byte)code[1]);

    private static int NumberOf(byte first, byte second) => (Letter(first) * Letters + Letter(second) + 1) % (Letters * Letters);

    private static int Letter(byte letter) => (letter & ~0x20) - 'A';

    private static IEnumerable<string> AllPairs() =>
        from first in Enumerable.Range('A', Letters) from second in Enumerable.Range('A', Letters) select $"{(char)first}{(char)second}";
}
