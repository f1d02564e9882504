using System.Globalization;
using System.Text;

namespace CampaignMetrics.Tests.Reference;

/// <summary>Section 1: when two keys are one contact, and what is the ASCII form of a domain.</summary>
internal static class NaiveAddresses
{
    /// <summary>A key that holds <c>@</c> is an address; any other is compared ordinally.</summary>
    public static string ContactOf(string key)
    {
        if (!key.Contains('@', StringComparison.Ordinal)) return key;
        var address = LowerCase(WithoutWrapping(key).Normalize(NormalizationForm.FormC));
        var at = address.LastIndexOf('@');
        return at < 0 ? address : address[..(at + 1)] + AsciiOf(address[(at + 1)..]);
    }

    public static string DomainOf(string contact) =>
        contact.Contains('@', StringComparison.Ordinal) ? contact[(contact.LastIndexOf('@') + 1)..] : "(none)";

    /// <summary>By UTS #46, non-transitional; a domain that has no such form stays as it is.</summary>
    public static string AsciiOf(string domain)
    {
        if (domain.All(char.IsAscii)) return domain.ToLowerInvariant();
        try
        {
            var mapped = LowerCase(domain).Replace('。', '.').Replace('．', '.').Replace('｡', '.');
            return string.Join('.', mapped.Split('.').Select(LabelOf));
        }
        catch (ArgumentException)
        {
            return LowerCase(domain);
        }
    }

    /// <summary>Sharp s and final sigma are letters of their own: they are not folded, unlike in the transitional form.</summary>
    private static string LabelOf(string label)
    {
        if (label.All(char.IsAscii)) return label;
        if (!label.Any(letter => letter is 'ß' or 'ς' or '\u200C' or '\u200D')) return new IdnMapping().GetAscii(label);
        return "xn--" + NaivePunycode.Of(label.Normalize(NormalizationForm.FormKC));
    }

    /// <summary>Simple lower case, character by character: no letter becomes two, whatever stands beside it.</summary>
    private static string LowerCase(string text) =>
        string.Concat(text.EnumerateRunes().Select(rune => rune.Value == 0x130 ? new Rune('i') : Rune.ToLowerInvariant(rune)));

    /// <summary>Trim; once a pair of brackets around the whole and once <c>mailto:</c>, in either order, trimming again.</summary>
    private static string WithoutWrapping(string key)
    {
        var (text, hadBrackets, hadScheme) = (key.Trim(), false, false);
        while (true)
        {
            if (!hadBrackets && text.Length >= 2 && text[0] == '<' && text[^1] == '>')
                (text, hadBrackets) = (text[1..^1].Trim(), true);
            else if (!hadScheme && text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
                (text, hadScheme) = (text["mailto:".Length..].Trim(), true);
            else return text;
        }
    }
}
