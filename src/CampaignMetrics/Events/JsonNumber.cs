using System.Buffers.Text;

namespace CampaignMetrics.Events;

/// <summary>Numbers as JSON writes them (RFC 8259 section 6).</summary>
internal static class JsonNumber
{
    /// <summary>How long the number is that stands at the beginning; 0 if none does.</summary>
    public static int LengthAt(ReadOnlySpan<byte> text)
    {
        var at = text is [(byte)'-', ..] ? 1 : 0;
        var whole = Digits(text, at);
        if (whole == 0 || (whole > 1 && text[at] == '0')) return 0;
        at += whole;
        if (at < text.Length && text[at] == '.')
        {
            var fraction = Digits(text, at + 1);
            if (fraction == 0) return 0;
            at += 1 + fraction;
        }
        if (at == text.Length || (text[at] | 0x20) != 'e') return at;
        at++;
        if (at < text.Length && text[at] is (byte)'+' or (byte)'-') at++;
        var exponent = Digits(text, at);
        return exponent == 0 ? 0 : at + exponent;
    }

    /// <summary>The value, where a decimal can hold it.</summary>
    public static bool TryDecimal(ReadOnlySpan<byte> number, out decimal value) =>
        Utf8Parser.TryParse(number, out value, out var used, number.ContainsAny("eE"u8) ? 'e' : default) && used == number.Length;

    private static int Digits(ReadOnlySpan<byte> text, int start)
    {
        var at = start;
        while (at < text.Length && text[at] is >= (byte)'0' and <= (byte)'9') at++;
        return at - start;
    }
}
