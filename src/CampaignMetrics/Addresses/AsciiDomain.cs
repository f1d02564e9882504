using System.Buffers;
using System.Globalization;
using System.Text;

namespace CampaignMetrics.Addresses;

/// <summary>
/// Domains in ASCII form, as the DNS has them: UTS #46, non-transitional, any ASCII letter of a label allowed (UseSTD3ASCIIRules = false).
/// </summary>
internal static class AsciiDomain
{
    /// <summary>
    /// No name in the DNS is longer than 253 characters (RFC 1035 section 2.3.4), and none in Unicode longer than twice as many units.
    /// </summary>
    private const int Longest = 2 * 253;

    /// <summary>
    /// What stands in no domain (URL Standard, "forbidden domain code points"), but may come out of letters that look like it.
    /// </summary>
    private static readonly SearchValues<char> Forbidden =
        SearchValues.Create([.. Enumerable.Range(0, ' ' + 1).Select(control => (char)control), .. "#/:<>?@[\\]^|%\u007F"]);

    private static readonly IdnMapping Mapping = new() { AllowUnassigned = false, UseStd3AsciiRules = false };

    /// <summary>The domain in ASCII and in lower case; null when it has no such form.</summary>
    /// <param name="domain">The domain. One in ASCII is only brought to lower case, whatever it holds.</param>
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
