using System.Buffers;
using System.Text;

namespace CampaignMetrics.Addresses;

/// <summary>
/// Brings keys of contacts to one canonical form, so that all spellings of an address are one contact. Spellings differ in blanks, angle
/// brackets and <c>mailto:</c> around the address, in upper case, in composed or decomposed characters, and in a Unicode or ASCII domain.
/// A key that is no address stays as it is.
/// </summary>
internal static class ContactKeys
{
    private const string Scheme = "mailto:";

    /// <summary>Longer than any address that mail is delivered to (RFC 5321: 254).</summary>
    private const int LongestOnStack = 256;

    /// <summary>A key of only these characters is canonical already, address or not: the fast path for most keys.</summary>
    private const string Plain = "abcdefghijklmnopqrstuvwxyz0123456789@.-_+!#$%&'*/=?^`{|}~\"(),;[\\]";

    private static readonly SearchValues<char> PlainCharacters = SearchValues.Create(Plain);
    private static readonly SearchValues<byte> PlainBytes = SearchValues.Create(Encoding.ASCII.GetBytes(Plain));

    /// <summary>The canonical form of a key; allocates nothing if the key is ASCII.</summary>
    /// <param name="key">The key.</param>
    /// <param name="scratch">At least as long as the key.</param>
    public static ReadOnlySpan<byte> Canonical(ReadOnlySpan<byte> key, Span<byte> scratch)
    {
        if (!key.ContainsAnyExcept(PlainBytes) || !key.Contains((byte)'@')) return key;
        return key.Length <= LongestOnStack && Ascii.IsValid(key)
            ? OfAscii(key, scratch)
            : Encoding.UTF8.GetBytes(Canonical(Encoding.UTF8.GetString(key)));
    }

    /// <summary>The canonical form of a key.</summary>
    public static string Canonical(string key)
    {
        if (!key.AsSpan().ContainsAnyExcept(PlainCharacters) || !key.Contains('@', StringComparison.Ordinal)) return key;
        var address = Unwrapped(key);
        // The local part too is lower-cased: RFC 5321 lets servers tell case apart, but hardly any does.
        return Ascii.IsValid(address) ? address.ToString().ToLowerInvariant() : OfAnyScript(address);
    }

    /// <summary>The domain: what follows the last <c>@</c>; empty for a key without one.</summary>
    public static ReadOnlySpan<byte> Domain(ReadOnlySpan<byte> key) =>
        key.LastIndexOf((byte)'@') is >= 0 and var at ? key[(at + 1)..] : default;

    private static ReadOnlySpan<byte> OfAscii(ReadOnlySpan<byte> key, Span<byte> scratch)
    {
        Span<char> letters = stackalloc char[LongestOnStack];
        Ascii.ToUtf16(key, letters, out var length);
        Ascii.ToLower(Unwrapped(letters[..length]), scratch, out length);
        return scratch[..length];
    }

    /// <summary>The key without the blanks, one pair of brackets and one <c>mailto:</c> around it, whichever is outermost.</summary>
    private static ReadOnlySpan<char> Unwrapped(ReadOnlySpan<char> key)
    {
        key = key.Trim();
        var hadBrackets = TryTakeBrackets(ref key);
        var hadScheme = TryTakeScheme(ref key);
        if (hadScheme && !hadBrackets) TryTakeBrackets(ref key);
        return key;
    }

    private static bool TryTakeBrackets(ref ReadOnlySpan<char> key)
    {
        if (key is not ['<', .. var inner, '>']) return false;
        key = inner.Trim();
        return true;
    }

    private static bool TryTakeScheme(ref ReadOnlySpan<char> key)
    {
        if (!key.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) return false;
        key = key[Scheme.Length..].Trim();
        return true;
    }

    private static string OfAnyScript(ReadOnlySpan<char> address)
    {
        var key = Folded(address);
        var domain = key.LastIndexOf('@') + 1;
        // A domain without an ASCII form stays as it is: the key need not be an address that works.
        return !Ascii.IsValid(key.AsSpan(domain)) && AsciiDomain.Of(key.AsSpan(domain)) is { } ascii
            ? string.Concat(key.AsSpan(0, domain), ascii)
            : key;
    }

    /// <summary>
    /// Composes (NFC) and lower-cases. Composed before, so that each letter is one character for the lower-casing; and after, since some
    /// letters have a composed form only in lower case (J̌, ǰ). So the canonical form of a canonical key is the key itself.
    /// </summary>
    private static string Folded(ReadOnlySpan<char> address) => Composed(SimpleCase.Lower(Composed(WithoutHalves(address))));

    /// <summary>The text in NFC. A text with U+FFFE, which is no character, stays as it is, since .NET refuses to normalise it.</summary>
    private static string Composed(string text) => text.Contains('\uFFFE', StringComparison.Ordinal) ? text : text.Normalize();

    /// <summary>Replaces half a surrogate pair by U+FFFD, as an encoding to UTF-8 would.</summary>
    private static string WithoutHalves(ReadOnlySpan<char> text)
    {
        var whole = new StringBuilder(text.Length);
        Span<char> units = stackalloc char[2];
        foreach (var rune in text.EnumerateRunes()) whole.Append(units[..rune.EncodeToUtf16(units)]);
        return whole.ToString();
    }
}
