using CampaignMetrics.Links;
using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.Tests.Links;

public sealed class LinkIdentityLaws
{
    private static readonly string[] Pieces =
        [
            "a", "Z", "4", "1", "%", "%41", "%2f", "%2F", "%c3%A9", "%zz", "é", "😀", "/", "?", "#", "&", "=", "x=1",
            "mc_eid=2", "utm_source=m",
            ";", ".", "。", "bücher", "-", "_", "~", " ", "@", ":", ":443", "[::1]", "{{x}}", "+", "%25", "\uFFFE", "xn--", "ẞ", "İ",
        ];

    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(5_000);

    private static readonly Arbitrary<string> Urls =
        (from start in Gen.Elements(
            "https://", "HTTPS://Shop.Example", "http://shop.example:80/", "mailto:", "https://shop.example/a?x=1&", "tel:", "")
         from length in Gen.Choose(0, 10)
         from pieces in Gen.Elements(Pieces).ArrayOf(length)
         let url = start + string.Concat(pieces)
         where !url.Contains("&#", StringComparison.Ordinal) // a change within a character reference is another reference
         select url).ToArbitrary();

    private static string Of(string url) => LinkIdentity.Default.Of(url);

    [Fact]
    public void An_identity_is_its_own_identity() => Prop.ForAll(Urls, url => Of(Of(url)) == Of(url)).Check(Many);

    [Fact]
    public void An_ignored_parameter_anywhere_changes_nothing() => Prop.ForAll(
            Urls,
            Gen.Choose(0, 20).ToArbitrary(),
            (url, place) => HasNoScheme(url) || Of(WithParameter(url, place)) == Of(url))
        .Check(Many);

    [Fact]
    public void Escaping_an_unreserved_character_changes_nothing() => Prop.ForAll(
            Urls,
            Gen.Choose(0, 40).ToArbitrary(),
            (url, place) => HasNoScheme(url) || HasLonePercent(url) || Of(WithEscape(url, place)) == Of(url))
        .Check(Many);

    [Fact]
    public void Case_of_the_scheme_and_blanks_around_change_nothing() => Prop.ForAll(
            Urls, url => HasNoScheme(url) || Of($"\t{WithUpperCase(url)} ") == Of(url))
        .Check(Many);

    private static string WithUpperCase(string url)
    {
        var scheme = url.IndexOf(':', StringComparison.Ordinal);
        return url[..scheme].ToUpperInvariant() + url[scheme..];
    }

    private static bool HasNoScheme(string url) => !UrlParts.TryParse(url, out _);

    /// <summary>A sign that begins no escape stays as it is, also where what follows would make it one when decoded.</summary>
    private static bool HasLonePercent(string url) =>
        Enumerable.Range(0, url.Length).Any(at => url[at] == '%' && !IsEscape(url, at));

    /// <summary>The URL with a parameter more, at one of the places where there may be one.</summary>
    private static string WithParameter(string url, int place)
    {
        url = url.TrimEnd();
        var fragment = url.IndexOf('#', StringComparison.Ordinal) is >= 0 and var hash ? url[hash..] : "";
        var rest = url[..^fragment.Length];
        var at = rest.IndexOf('?', StringComparison.Ordinal);
        if (at < 0) return rest + "?mc_eid=%31" + fragment;
        var parameters = rest[(at + 1)..].Split('&').ToList();
        parameters.Insert(place % (parameters.Count + 1), "_hsenc=p2");
        return rest[..(at + 1)] + string.Join('&', parameters) + fragment;
    }

    /// <summary>The URL with an escape in the place of a letter that belongs to none, behind its scheme.</summary>
    private static string WithEscape(string url, int place)
    {
        var from = url.IndexOf(':', StringComparison.Ordinal) + 1;
        var letters = Enumerable.Range(from, url.Length - from).Where(at => IsPlain(url, at)).ToList();
        if (letters.Count == 0) return url;
        var chosen = letters[place % letters.Count];
        return $"{url[..chosen]}%{(int)url[chosen]:x2}{url[(chosen + 1)..]}";
    }

    private static bool IsPlain(string url, int at) =>
        (char.IsAsciiLetterOrDigit(url[at]) || url[at] is '-' or '.' or '_' or '~')
        && !IsEscape(url, at - 1) && !IsEscape(url, at - 2) && !IsInPort(url, at);

    private static bool IsEscape(string url, int at) =>
        at >= 0 && at + 2 < url.Length && url[at] == '%' && char.IsAsciiHexDigit(url[at + 1]) && char.IsAsciiHexDigit(url[at + 2]);

    /// <summary>A port has no escapes.</summary>
    private static bool IsInPort(string url, int at)
    {
        var authority = url.IndexOf("//", StringComparison.Ordinal) + 2;
        var end = url.IndexOfAny(['/', '?', '#'], authority);
        return authority >= 2 && at >= authority && (end < 0 || at < end) && url.LastIndexOf(':', at) >= authority;
    }
}
