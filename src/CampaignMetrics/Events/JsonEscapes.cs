using System.Globalization;
using System.Text;

namespace CampaignMetrics.Events;

/// <summary>Resolves the escapes of JSON strings (RFC 8259 section 7).</summary>
internal static class JsonEscapes
{
    private const int UnicodeDigits = 4;

    /// <summary>Writes a string with its escapes resolved.</summary>
    /// <param name="written">The bytes between the quotes; the escapes must be valid, as <see cref="JsonCursor"/> checks.</param>
    /// <param name="target">At least as long as the string: no escape grows.</param>
    /// <param name="length">The number of bytes written.</param>
    /// <returns>False if an escape is half a surrogate pair, which no text can hold.</returns>
    public static bool TryResolve(ReadOnlySpan<byte> written, Span<byte> target, out int length)
    {
        length = 0;
        while (written.IndexOf((byte)'\\') is >= 0 and var plain)
        {
            written[..plain].CopyTo(target[length..]);
            length += plain;
            written = written[(plain + 1)..];
            if (written[0] == 'u')
            {
                if (!TryCharacter(ref written, out var character)) return false;
                length += character.EncodeToUtf8(target[length..]);
                continue;
            }
            target[length++] = Short(written[0]);
            written = written[1..];
        }
        written.CopyTo(target[length..]);
        length += written.Length;
        return true;
    }

    private static bool TryCharacter(ref ReadOnlySpan<byte> escape, out Rune character)
    {
        var unit = Unit(ref escape);
        if (!char.IsHighSurrogate(unit)) return Rune.TryCreate(unit, out character);
        character = default;
        if (escape is not [(byte)'\\', (byte)'u', ..]) return false;
        escape = escape[1..];
        return Rune.TryCreate(unit, Unit(ref escape), out character);
    }

    /// <summary>Removes a <c>u</c> and its four digits, and gives their UTF-16 unit.</summary>
    private static char Unit(ref ReadOnlySpan<byte> escape)
    {
        var unit = (char)ushort.Parse(escape.Slice(1, UnicodeDigits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        escape = escape[(1 + UnicodeDigits)..];
        return unit;
    }

    private static byte Short(byte letter) => letter switch
    {
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        (byte)'n' => (byte)'\n',
        (byte)'r' => (byte)'\r',
        (byte)'t' => (byte)'\t',
        _ => letter,
    };
}
