using System.Runtime.CompilerServices;

namespace CampaignMetrics.TrackedMail;

/// <summary>Plain addresses: a dot-atom and a domain, in ASCII (RFC 5322, section 3.4.1), within the lengths of RFC 5321, section
/// 4.5.3.1.</summary>
internal static class MailAddresses
{
    private const int LongestLocalPart = 64, LongestAddress = 254, LongestInUri = 100;

    private const string Specials = "!#$%&'*+-/=?^_`{|}~.";

    public static string? Checked(string? value, [CallerMemberName] string name = "") =>
        value is null || IsPlain(value) ? value : throw new ArgumentException("It is no plain address.", name);

    /// <summary>Requires an address that needs no escape in a <c>mailto:</c> (RFC 6068, section 2), and leaves room for a token in the
    /// line.</summary>
    public static string? CheckedForUri(string? value, [CallerMemberName] string name = "")
    {
        if (Checked(value, name) is not { } address) return null;
        foreach (var letter in address)
            if (!char.IsAsciiLetterOrDigit(letter) && letter is not ('.' or '-' or '_' or '@'))
                throw new ArgumentException("It holds characters that a mailto: would have to escape.", name);
        return address.Length <= LongestInUri ? address : throw new ArgumentException("It has more than 100 characters.", name);
    }

    public static bool IsPlain(string address)
    {
        var at = address.LastIndexOf('@');
        return at > 0 && address.Length <= LongestAddress && IsLocalPart(address.AsSpan(0, at)) && IsDomain(address.AsSpan(at + 1));
    }

    private static bool IsLocalPart(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
            if (!char.IsAsciiLetterOrDigit(letter) && !Specials.Contains(letter, StringComparison.Ordinal)) return false;
        return text.Length <= LongestLocalPart && text is not ['.', ..] and not [.., '.'] && !text.Contains("..", StringComparison.Ordinal);
    }

    private static bool IsDomain(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
            if (!char.IsAsciiLetterOrDigit(letter) && letter is not ('.' or '-')) return false;
        return text.Contains('.') && text is not (['.' or '-', ..]) and not ([.., '.' or '-'])
            && !text.Contains("..", StringComparison.Ordinal);
    }
}
