using System.Buffers;
using System.Text;

namespace CampaignMetrics.Contacts.Audiences;

/// <summary>Brings an address into the form by which it is compared; null when it is no address.</summary>
/// <param name="text">The text.</param>
public delegate string? AddressNormalizer(string text);

/// <summary>
/// Email addresses as senders use them: a mailbox at a domain of two labels
/// or more (RFC 5321 section 4.1.2; RFC 6531 for letters beyond ASCII).
/// </summary>
public static class EmailAddress
{
    private const int MaxLocalBytes = 64, MaxDomainBytes = 255, MaxLabelBytes = 63, MaxBytes = 254;

    /// <summary>What may stand in a local part without quotes (RFC 5322 section 3.2.3), and the dot.</summary>
    private static readonly SearchValues<char> Atom =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-/=?^_`{|}~.");

    private static readonly SearchValues<char> Label =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

    /// <summary>The address as <see cref="ContactId"/> spells it; null when no mail could be sent to it.</summary>
    /// <param name="text">The text.</param>
    /// <remarks>
    /// Case is ignored in the local part too, as all large receivers do. Dots
    /// and tags in it are kept: what they mean is the receiver's own affair.
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

    /// <summary>Whether no half of a surrogate pair stands alone.</summary>
    private static bool IsUnicode(ReadOnlySpan<char> address)
    {
        if (Ascii.IsValid(address)) return true;
        foreach (var rune in address.EnumerateRunes())
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
        // A number at the end would be an IP address.
        return labels >= 2 && last.ContainsAnyExceptInRange('0', '9');
    }

    private static bool HoldsOnly(SearchValues<char> ascii, ReadOnlySpan<char> text)
    {
        for (; text.IndexOfAnyExcept(ascii) is >= 0 and var at; text = text[(at + 1)..])
            if (!IsBeyondAscii(text[at])) return false;
        return true;
    }

    /// <summary>No spaces, seen or unseen, and no controls.</summary>
    private static bool IsBeyondAscii(char letter) =>
        letter >= 160 && !char.IsWhiteSpace(letter) && !char.IsControl(letter) && letter is not ('\u200B' or '\uFEFF');
}
