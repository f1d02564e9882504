using System.Buffers;
using System.Globalization;
using System.Text;

namespace CampaignMetrics.Addresses;

/// <summary>
/// Converts domains to the ASCII form of the DNS (Punycode): UTS #46, non-transitional, any ASCII character of a label allowed
/// (UseSTD3ASCIIRules = false).
/// </summary>
internal static class AsciiDomain
{
    /// <summary>
    /// No name in the DNS is longer than 253 characters (RFC 1035 section 2.3.4), and none in Unicode longer than twice as many units.
    /// </summary>
    private const int Longest = 2 * 253;

    /// <summary>
    /// Characters that no domain holds (URL Standard, "forbidden domain code points"). The mapping can produce them from letters that look
    /// alike, such as a fullwidth slash.
    /// </summary>
    private static readonly SearchValues<char> Forbidden =
        SearchValues.Create([.. Enumerable.Range(0, ' ' + 1).Select(control => (char)control), .. "#/:<>?@[\\]^|%\u007F"]);

    private static readonly IdnMapping Mapping = new() { AllowUnassigned = false, UseStd3AsciiRules = false };

    /// <summary>The domain in ASCII and in lower case; null if it has no such form.</summary>
    /// <param name="domain">The domain. If it is ASCII already, it is only converted to lower case and not checked.</param>
    public static string? Of(ReadOnlySpan<char> domain)
    {
        if (Ascii.IsValid(domain)) return domain.ToString().ToLowerInvariant();
        if (domain.Length > Longest) return null;
        try
        {
            var ascii = Mapping.GetAscii(SimpleCase.Lower(domain)).ToLowerInvariant();
            return ascii.AsSpan().ContainsAny(Forbidden) ? null : ascii;
        }
        catch (ArgumentException)
        {
            return null; // .NET has no other way to say that a text is no domain
        }
    }
}
