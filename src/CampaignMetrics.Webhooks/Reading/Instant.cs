using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace CampaignMetrics.Webhooks.Reading;

/// <summary>
/// Parses the times that providers write: Unix time in seconds or milliseconds, with or without a fraction, or ISO 8601, in UTC where it
/// has no offset.
/// </summary>
internal static class Instant
{
    /// <summary>Smaller numbers are seconds (until the year 5138), larger ones milliseconds (since March 1973).</summary>
    private const decimal FirstMillisecond = 100_000_000_000;

    /// <summary>The end of the year 2199 in milliseconds, exclusive: the latest time of an event.</summary>
    private const decimal End = 7_258_118_400_000;

    private const int MostDigits = 7, Longest = 64;

    private static readonly string[] Formats =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFF K",
        "yyyy-MM-dd HH:mm:ss.FFFFFFF 'UTC'",
    ];

    /// <returns>Null where it is not a time of the years 1970 to 2199.</returns>
    public static DateTimeOffset? Read(ReadOnlySpan<byte> text)
    {
        // The limit keeps the buffer of ReadIso on the stack.
        if (text.Length is 0 or > Longest) return null;
        if (!Utf8Parser.TryParse(text, out decimal number, out var length) || length != text.Length) return ReadIso(text);
        return FromMilliseconds(Math.Abs(number) < FirstMillisecond ? number * 1000 : number);
    }

    private static DateTimeOffset? ReadIso(ReadOnlySpan<byte> text)
    {
        Span<char> chars = stackalloc char[Longest];
        var length = Encoding.UTF8.GetChars(text, chars);
        length = CutFraction(chars[..length]);
        if (
            !DateTimeOffset.TryParseExact(
                chars[..length], Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
            return null;
        // Checks the range alone: the value keeps its full precision.
        return FromMilliseconds(at.ToUnixTimeMilliseconds()) is null ? null : at;
    }

    private static DateTimeOffset? FromMilliseconds(decimal milliseconds) =>
        milliseconds is >= 0 and < End ? DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds) : null;

    /// <summary>Cuts the fraction to seven digits, the most that .NET parses.</summary>
    private static int CutFraction(Span<char> chars)
    {
        var point = chars.IndexOf('.');
        if (point < 0) return chars.Length;
        var end = point + 1;
        while (end < chars.Length && char.IsAsciiDigit(chars[end])) end++;
        var kept = Math.Min(end, point + 1 + MostDigits);
        chars[end..].CopyTo(chars[kept..]);
        return chars.Length - (end - kept);
    }
}
