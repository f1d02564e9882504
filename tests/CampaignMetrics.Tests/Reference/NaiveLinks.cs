using System.Text.RegularExpressions;

namespace CampaignMetrics.Tests.Reference;

/// <summary>Section 3: which link of its email a click is on.</summary>
internal sealed partial class NaiveLinks(NaiveEntry? entry, IReadOnlyList<string> ignoredParameters)
{
    /// <summary>The catalog's links with their identities, in its order.</summary>
    public IReadOnlyList<(string Url, NaiveCatalogLink Link)> Known { get; } =
        [.. (entry?.Links ?? []).Select(link => (NaiveUrl.Of(link.Url, ignoredParameters), link))];

    /// <summary>An exact link beats a placeholder, then catalog order; what is in no catalog is its own URL.</summary>
    public string UrlOf(NaiveEvent click)
    {
        var url = NaiveUrl.Of(click.Url, ignoredParameters);
        return Known.Any(known => known.Url == url)
            ? url
            : Known.Where(known => Matches(known.Url, url)).Select(known => known.Url).FirstOrDefault(url);
    }

    /// <summary>What the event states, else what the email's links tell, else content.</summary>
    public string RoleOf(NaiveEvent click) =>
        click.Role ?? Known.Where(known => known.Url == UrlOf(click)).Select(known => known.Link.Role).FirstOrDefault("content");

    /// <summary>The click states a variant, or all of the email's links of this URL are a variant's.</summary>
    public bool IsOfVariantOnly(NaiveEvent click)
    {
        var links = Known.Where(known => known.Url == UrlOf(click)).ToList();
        return click.Variant is not null || (links.Count > 0 && links.TrueForAll(known => known.Link.Variant is not null));
    }

    /// <summary>Each placeholder matches any run, also an empty one, of characters but / ? &amp; and #.</summary>
    private static bool Matches(string pattern, string url)
    {
        if (!Placeholder().IsMatch(pattern)) return false;
        var whole = @"\A" + string.Join("[^/?&#]*", Placeholder().Split(pattern).Select(Regex.Escape)) + @"\z";
        return Regex.IsMatch(url, whole, RegexOptions.CultureInvariant | RegexOptions.Singleline);
    }

    [GeneratedRegex(@"\{\{.*?\}\}|\{[^{}]*\}|\*\|.*?\|\*|\[\[.*?\]\]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();
}
