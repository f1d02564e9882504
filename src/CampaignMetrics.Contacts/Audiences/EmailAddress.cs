using System.Text;

namespace CampaignMetrics.Contacts.Audiences;

/// <summary>Brings an address into the form by which it is compared; null when it is no address.</summary>
/// <param name="text">The text.</param>
public delegate string? AddressNormalizer(string text);

/// <summary>Email addresses as senders use them: a mailbox at a domain of two labels or more (RFC 5321 section 4.1.2; RFC 6531 for letters beyond ASCII).</summary>
public static class EmailAddress
{
    private const int MaxLocalBytes = 64, MaxDomainBytes = 255, MaxLabelBytes = 63, MaxBytes = 254;

    private const string AtomSigns = "!#$%&'*+-/=?^_`{|}~";

    /// <summary>The address without the space around it, in lower case; null when no mail could be sent to it.</summary>
    /// <param name="text">The text.</param>
    /// <remarks>Case is ignored in the local part too, as all large receivers do. Dots and tags in it are kept: what they mean is the receiver's own affair.</remarks>
    public static string? Normalize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var address = text.AsSpan().Trim();
        var at = address.LastIndexOf('@');
        if (at < 0 || !IsLocal(address[..at]) || !IsDomain(address[(at + 1)..]) || Encoding.UTF8.GetByteCount(address) > MaxBytes) return null;
        if (!IsUnicode(address)) return null;
        return IsNormal(address) ? (address.Length == text.Length ? text : address.ToString()) : address.ToString().ToLowerInvariant();
    }

    private static bool IsNormal(ReadOnlySpan<char> address)
    {
        foreach (var letter in address)
            if (letter is >= 'A' and <= 'Z' or >= (char)128) return false;
        return true;
    }

    /// <summary>Whether no half of a surrogate pair stands alone.</summary>
    private static bool IsUnicode(ReadOnlySpan<char> address)
    {
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
        foreach (var letter in local)
            if (!char.IsAsciiLetterOrDigit(letter) && letter != '.' && !AtomSigns.Contains(letter, StringComparison.Ordinal) && !IsBeyondAscii(letter)) return false;
        return true;
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
        var isNumber = false;
        foreach (var range in domain.Split('.'))
        {
            var label = domain[range];
            if (label.IsEmpty || Encoding.UTF8.GetByteCount(label) > MaxLabelBytes || label[0] == '-' || label[^1] == '-') return false;
            isNumber = true;
            foreach (var letter in label)
            {
                if (!char.IsAsciiLetterOrDigit(letter) && letter != '-' && !IsBeyondAscii(letter)) return false;
                isNumber &= char.IsAsciiDigit(letter);
            }
            labels++;
        }
        return labels >= 2 && !isNumber;
    }

    /// <summary>No spaces, seen or unseen, and no controls.</summary>
    private static bool IsBeyondAscii(char letter) => letter >= 160 && !char.IsWhiteSpace(letter) && !char.IsControl(letter) && letter is not ('\u200B' or '\uFEFF');
}
