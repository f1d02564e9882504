using CampaignMetrics.Links;
using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.Tests.Links;

public sealed class EmailLinksTests
{
    [Theory]
    [InlineData("https://shop.example/out/{{token}}", "https://shop.example/out/Xy7")]
    [InlineData("https://shop.example/out/{{token}}", "https://shop.example/out/")]
    [InlineData("https://shop.example/out/{{ token | default: \"a/b?c\" }}", "https://shop.example/out/1")]
    [InlineData("https://shop.example/out/{{{token}}}", "https://shop.example/out/1")]
    [InlineData("https://shop.example/pref?c=*|UNIQID|*", "https://shop.example/pref?c=77&mc_eid=3")]
    [InlineData("https://shop.example/r/[[id]]", "https://shop.example/r/ab")]
    [InlineData("https://shop.example/s/{name}", "https://shop.example/s/")]
    [InlineData("HTTPS://Shop.example:443/a?x={x}&amp;mc_eid={{id}}#{f}", "https://shop.example/a?x=1#top")]
    [InlineData("https://{{shop}}.BÜCHER.example/a", "https://eu.bücher.example/a")]
    [InlineData("https://shop.example/{a}-{b}.html", "https://shop.example/x-y-z.html")]
    [InlineData("https://shop.example/{a}{b}", "https://shop.example/x")]
    [InlineData("https://shop.example/a?{{query}}", "https://shop.example/a")]
    [InlineData("https://shop.example/a?{{query}}#{{f}}", "https://shop.example/a?#")]
    [InlineData("https://shop.example?{{query}}", "https://shop.example?x=1")]
    [InlineData("https://shop.example/{a", "https://shop.example/{a")]
    [InlineData("https://shop.example/{q}/7", "https://shop.example/x/7")]
    [InlineData("https://shop.example/{q}/7?{r}#{s}", "https://shop.example/x/7")]
    [InlineData("https://shop.example/a?x={q}&y=7#{s}", "https://shop.example/a?x=1&y=7")]
    public void A_click_is_on_the_link_that_it_matches(string link, string url) => Assert.NotNull(Match(url, link));

    [Theory]
    [InlineData("https://shop.example/out/{{token}}", "https://shop.example/out/Xy7/more")]
    [InlineData("https://shop.example/out/{{token}}", "https://shop.example/out/Xy7?z=1")]
    [InlineData("https://shop.example/out/{{token}}", "https://shop.example/out/Xy7#f")]
    [InlineData("https://shop.example/pref?c=*|UNIQID|*", "https://shop.example/pref?c=77&d=1")]
    [InlineData("https://shop.example/a{x}b", "https://shop.example/ab/b")]
    [InlineData("https://shop.example/a{x}a", "https://shop.example/a")]
    [InlineData("https://shop.example/{q}/7", "https://shop.example/x/8")]
    [InlineData("https://shop.example/a?x={q}&y=7", "https://shop.example/a?x=1&y=8")]
    [InlineData("https://shop.example/{a}-{b}.html", "https://shop.example/x.html")]
    [InlineData("https://shop.example/u/%name%", "https://shop.example/u/ann")]
    [InlineData("https://shop.example/a?x={{q}}", "https://shop.example/a")]
    [InlineData("{{unsubscribe}}", "https://shop.example/out")]
    [InlineData("{{unsubscribe}}", "")]
    public void A_placeholder_stops_at_a_border(string link, string url) => Assert.Null(Match(url, link));

    [Theory]
    [InlineData("HTTPS://Shop.example/%7Ea/{{ First%7EName }}?b=%7e&mc_eid={{id}}", "https://shop.example/~a/{{ First%7EName }}?b=~")]
    [InlineData("https://shop.example/{{a}}/[[b]]/*|C|*/{d}#", "https://shop.example/{{a}}/[[b]]/*|C|*/{d}")]
    [InlineData("https://shop.example/{{é}}é", "https://shop.example/{{é}}%C3%A9")]
    [InlineData("https://shop.example/\uE000{{a}}", "https://shop.example/%EE%80%80{{a}}")]
    [InlineData("https://{{Host}}", "https://{{Host}}/")]
    [InlineData(" {{base}}/A?b&amp;c ", " {{base}}/A?b&amp;c ")]
    public void A_link_is_shown_as_the_catalog_writes_it_and_normalised_around_its_placeholders(string link, string shown) =>
        Assert.Equal(shown, new EmailLinks([new EmailLink { Url = link }], LinkIdentity.Default).All.Single().Url);

    [Fact]
    public void An_exact_link_beats_a_placeholder_that_stands_before_it()
    {
        const string Exact = "https://shop.example/out/help";
        Assert.Equal(Exact, Match(Exact, "https://shop.example/out/{{token}}", Exact)!.Url);
    }

    [Fact]
    public void Of_several_links_that_match_the_first_is_it()
    {
        Assert.Equal(1, Match("https://shop.example/ab", "https://shop.example/a{x}", "https://shop.example/{x}b")!.Position);
        Assert.Equal(2, Match("https://a.example/b", "https://a.example/a", "https://a.example/b", "HTTPS://a.example/b")!.Position);
    }

    [Fact]
    public void The_options_of_the_identity_hold_for_links_too()
    {
        var links = new EmailLinks(
            [new EmailLink { Url = "https://shop.example/a?ref={{name}}&x=1" }], new LinkIdentity(["ref"]));
        Assert.Equal("https://shop.example/a?x=1", links.All.Single().Url);
        Assert.NotNull(links.Match("https://shop.example/a?x=1"));
    }

    [Fact]
    public void A_link_that_is_filled_in_is_that_link() => Prop.ForAll(
            (from pieces in Gen.Elements("a", "-", "/", "?", "&", "=", "x", "{{p}}", "{q}", "*|R|*", "[[s]]", "%41", "é").ArrayOf(10)
             from filling in Gen.Elements("", "a", "ax", "-", "=", "1").ArrayOf(10)
             select (pieces, filling)).ToArbitrary(),
            given =>
            {
                var link = "https://shop.example/" + string.Concat(given.pieces);
                var url = "https://shop.example/"
                    + string.Concat(given.pieces.Select((piece, at) => piece[0] is '{' or '*' or '[' ? given.filling[at] : piece));
                return Match(url, link) is not null;
            })
        .Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Fact]
    public void Hostile_patterns_are_matched_without_going_back()
    {
        const int Many = 250;
        var link = "https://shop.example/" + string.Concat(Enumerable.Repeat("a{x}", Many)) + "b";
        var url = "https://shop.example/" + new string('a', 100_000);
        Assert.Null(Match(url, link));
        Assert.NotNull(Match(url + "b", link));
        foreach (var piece in new[] { "{{", "{", "*|", "[[", "{{a}", "{}", "*||*", "}}{{" })
            Assert.NotEmpty(new EmailLinks(
                [new EmailLink { Url = "https://a/" + string.Concat(Enumerable.Repeat(piece, 100_000)) }], LinkIdentity.Default).All);
    }

    private static KnownLink? Match(string url, params string[] links) =>
        new EmailLinks([.. links.Select(link => new EmailLink { Url = link })], LinkIdentity.Default).Match(LinkIdentity.Default.Of(url));
}
