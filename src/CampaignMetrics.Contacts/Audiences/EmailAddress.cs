using System.Buffers;
using System.Text;

namespace CampaignMetrics.Contacts.Audiences;

/// <summary>Brings an address into the form by which addresses are compared; null where the text is not an address.</summary>
/// <param name="text">The text.</param>
public delegate string? AddressNormalizer(string text);

/// <summary>
/// Checks and normalizes the email addresses that mail can be sent to: a mailbox at a domain of at least two labels (RFC 5321, section
/// 4.1.2; RFC 6531 for letters beyond ASCII).
/// </summary>
public static class EmailAddress
{
    // RFC 5321, section 4.5.3.1, in bytes of UTF-8; a label by RFC 1035, section 2.3.4. 254 is a path's 256 without its angle brackets.
    private const int MaxLocalBytes = 64, MaxDomainBytes = 255, MaxLabelBytes = 63, MaxBytes = 254;

    /// <summary>The characters of a local part without quotes: atext (RFC 5322, section 3.2.3) and the dot.</summary>
    private static readonly SearchValues<char> Atom =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-/=?^_`{|}~.");

    private static readonly SearchValues<char> Label =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

    /// <summary>The normal form of an address, as <see cref="ContactId"/> spells it; null where no mail can be sent to it.</summary>
    /// <param name="text">The text.</param>
    /// <remarks>
    /// Case is ignored in the local part too, as all large receivers do. Dots
    /// and tags in it are kept: only the receiver knows what they mean.
    /// </remarks>
    public static string? Normalize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var key = ((ContactId)text).Value;
        var address = key.AsSpan();
        var at = address.LastIndexOf('@');
        if (at < 0 || !IsLocal(address[..at]) || !IsDomain(address[(at + 1)..]) || Encoding.UTF8.GetByteCount(address) > MaxBytes)
            return null;
        return IsUnicode(address) ? key : null;
    }

    /// <summary>Whether the text is well-formed UTF-16: no half of a surrogate pair on its own.</summary>
    private static bool IsUnicode(ReadOnlySpan<char> address)
    {
        if (Ascii.IsValid(address)) return true;
        foreach (var rune in address.EnumerateRunes())
            // The enumerator yields U+FFFD for a lone surrogate; a real U+FFFD means damaged text, so refusing it too is right.
            if (rune == Rune.ReplacementChar) return false;
        return true;
    }

    private static bool IsLocal(ReadOnlySpan<char> local)
    {
        if (local.IsEmpty || Encoding.UTF8.GetByteCount(local) > MaxLocalBytes) return false;
        return local is ['"', .. var quoted, '"'] ? IsQuoted(quoted) : IsDotAtom(local);
    }

    private static bool IsDotAtom(ReadOnlySpan<char> local)
    {
        if (local[0] == '.' || local[^1] == '.' || local.Contains("..", StringComparison.Ordinal)) return false;
        return HoldsOnly(Atom, local);
    }

    private static bool IsQuoted(ReadOnlySpan<char> quoted)
    {
        for (var i = 0; i < quoted.Length; i++)
        {
            if (quoted[i] == '"') return false;
            if (quoted[i] == '\\' && ++i == quoted.Length) return false;
            if (quoted[i] is < ' ' or (char)127) return false;
        }
        return true;
    }

    private static bool IsDomain(ReadOnlySpan<char> domain)
    {
        if (Encoding.UTF8.GetByteCount(domain) > MaxDomainBytes) return false;
        var labels = 0;
        ReadOnlySpan<char> last = default;
        foreach (var range in domain.Split('.'))
        {
            last = domain[range];
            if (last.IsEmpty
                || Encoding.UTF8.GetByteCount(last) > MaxLabelBytes
                || last[0] == '-'
                || last[^1] == '-'
                || !HoldsOnly(Label, last))
                return false;
            labels++;
        }
        // A numeric last label would make it an IP address.
        return labels >= 2 && last.ContainsAnyExceptInRange('0', '9');
    }

    private static bool HoldsOnly(SearchValues<char> ascii, ReadOnlySpan<char> text)
    {
        for (; text.IndexOfAnyExcept(ascii) is >= 0 and var at; text = text[(at + 1)..])
            if (!IsBeyondAscii(text[at])) return false;
        return true;
    }

    /// <summary>A letter beyond ASCII: not white space, a control character, a zero-width space or a byte order mark.</summary>
    private static bool IsBeyondAscii(char letter) =>
        letter >= 160 && !char.IsWhiteSpace(letter) && !char.IsControl(letter) && letter is not ('\u200B' or '\uFEFF');
}
