using System.Buffers.Text;

namespace CampaignMetrics.Events;

/// <summary>Recognises and parses numbers as JSON writes them (RFC 8259 section 6).</summary>
internal static class JsonNumber
{
    /// <summary>The length of the number at the beginning of a text; 0 for none.</summary>
    public static int LengthAt(ReadOnlySpan<byte> text) => TryLength(text, out var length) ? length : 0;

    /// <summary>Looks for a number at the beginning.</summary>
    /// <param name="text">The text, which may go on after the number.</param>
    /// <param name="length">The length of the number; if there is none, the index of the first byte that shows it.</param>
    public static bool TryLength(ReadOnlySpan<byte> text, out int length)
    {
        length = text is [(byte)'-', ..] ? 1 : 0;
        var isZero = length < text.Length && text[length] == '0';
        if (!TryDigits(text, isZero ? 1 : int.MaxValue, ref length)) return false;
        // JSON allows no leading zero.
        if (isZero && length < text.Length && IsDigit(text[length])) return false;
        if (length < text.Length && text[length] == '.')
        {
            length++;
            if (!TryDigits(text, int.MaxValue, ref length)) return false;
        }
        if (length == text.Length || (text[length] | 0x20) != 'e') return true;
        length++;
        if (length < text.Length && text[length] is (byte)'+' or (byte)'-') length++;
        return TryDigits(text, int.MaxValue, ref length);
    }

    /// <summary>Parses a number, if a decimal can hold it.</summary>
    public static bool TryDecimal(ReadOnlySpan<byte> number, out decimal value) =>
        // Utf8Parser accepts an exponent only when told to expect one.
        Utf8Parser.TryParse(number, out value, out var used, number.ContainsAny("eE"u8) ? 'e' : default) && used == number.Length;

    private static bool TryDigits(ReadOnlySpan<byte> text, int most, ref int at)
    {
        var start = at;
        while (at < text.Length && at - start < most && IsDigit(text[at])) at++;
        return at > start;
    }

    private static bool IsDigit(byte b) => (uint)(b - '0') <= 9;
}
