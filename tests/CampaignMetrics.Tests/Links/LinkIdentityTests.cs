using CampaignMetrics.Links;

namespace CampaignMetrics.Tests.Links;

public sealed class LinkIdentityTests
{
    [Theory]
    [InlineData("https://shop.example/a?x=1", "https://shop.example/a?x=1")]
    [InlineData(" \thttps://shop.example/a\u00A0", "https://shop.example/a")]
    [InlineData("HTTPS://Shop.Example/A", "https://shop.example/A")]
    [InlineData("https://shop.example./a", "https://shop.example/a")]
    [InlineData("https://bücher.example。/a", "https://xn--bcher-kva.example/a")]
    [InlineData("https://BÜCHER.example", "https://xn--bcher-kva.example/")]
    [InlineData("https://STRAẞE.example/", "https://xn--strae-oqa.example/")]
    [InlineData("https://sh%6Fp.ex%41mple/", "https://shop.example/")]
    [InlineData("https://-ü.example/", "https://-%C3%BC.example/")]
    [InlineData("https://Ann:Pass@Shop.example/", "https://Ann:Pass@shop.example/")]
    [InlineData("https://[2001:DB8::1]:443/a", "https://[2001:db8::1]/a")]
    public void Scheme_and_host_have_one_spelling(string url, string identity) => Assert.Equal(identity, LinkIdentity.Default.Of(url));

    [Theory]
    [InlineData("https://shop.example:443/", "https://shop.example/")]
    [InlineData("https://shop.example.:443", "https://shop.example/")]
    [InlineData("http://shop.example:80/", "http://shop.example/")]
    [InlineData("https://shop.example:/", "https://shop.example/")]
    [InlineData("https://shop.example:80/", "https://shop.example:80/")]
    [InlineData("http://shop.example:443/", "http://shop.example:443/")]
    [InlineData("https://shop.example:8443/", "https://shop.example:8443/")]
    public void The_schemes_own_port_is_taken_off(string url, string identity) => Assert.Equal(identity, LinkIdentity.Default.Of(url));

    [Theory]
    [InlineData("https://shop.example ?mc_eid=1", "https://shop.example/")]
    [InlineData("https://shop.example:443 ?mc_eid=1", "https://shop.example/")]
    [InlineData("https://shop.example/a\u00A0?mc_eid=1", "https://shop.example/a")]
    [InlineData("https://shop.example/a\u2003?mc_eid=1&mc_eid=2#", "https://shop.example/a")]
    [InlineData("https://shop.example/a\u00A0#", "https://shop.example/a")]
    [InlineData("https://shop.example/a?b=1\u00A0&mc_eid=2", "https://shop.example/a?b=1")]
    [InlineData("https://shop.example/a ?mc_eid=1#part", "https://shop.example/a #part")]
    public void Blanks_before_what_is_left_out_at_the_end_are_left_out_too(string url, string identity) =>
        Assert.Equal(identity, LinkIdentity.Default.Of(url));

    [Theory]
    [InlineData("https://shop.example", "https://shop.example/")]
    [InlineData("https://shop.example?x=1", "https://shop.example/?x=1")]
    [InlineData("https://shop.example#part", "https://shop.example/#part")]
    [InlineData("https://shop.example/a?", "https://shop.example/a")]
    [InlineData("https://shop.example/a#", "https://shop.example/a")]
    [InlineData("https://shop.example/a?#", "https://shop.example/a")]
    [InlineData("https://shop.example/a#?x=1", "https://shop.example/a#?x=1")]
    [InlineData("https://shop.example/a?x=1?y=2", "https://shop.example/a?x=1?y=2")]
    [InlineData("https://shop.example//a/../b/", "https://shop.example//a/../b/")]
    public void An_empty_path_is_a_slash_and_an_empty_query_or_fragment_is_none(string url, string identity) =>
        Assert.Equal(identity, LinkIdentity.Default.Of(url));

    [Theory]
    [InlineData("https://shop.example/%7Eann/%2fx", "https://shop.example/~ann/%2Fx")]
    [InlineData("https://shop.example/caf%c3%a9", "https://shop.example/caf%C3%A9")]
    [InlineData("https://shop.example/café", "https://shop.example/caf%C3%A9")]
    [InlineData("https://shop.example/😀", "https://shop.example/%F0%9F%98%80")]
    [InlineData("https://shop.example/a b+c|d", "https://shop.example/a b+c|d")]
    [InlineData("https://shop.example/a?%78=%31#%61", "https://shop.example/a?x=1#a")]
    [InlineData("https://shop.example/100%", "https://shop.example/100%")]
    [InlineData("https://shop.example/%zz%4", "https://shop.example/%zz%4")]
    [InlineData("https://shop.example/%name%", "https://shop.example/%name%")]
    [InlineData("https://shop.example/%25%36%31", "https://shop.example/%2561")]
    [InlineData("https://shop.example/%%36%31", "https://shop.example/%6%31")]
    [InlineData("https://shop.example/%%361", "https://shop.example/%6%31")]
    public void Escapes_have_one_spelling(string url, string identity) => Assert.Equal(identity, LinkIdentity.Default.Of(url));

    [Theory]
    [InlineData("https://shop.example/a?x=1&amp;y=2", "https://shop.example/a?x=1&y=2")]
    [InlineData("https://shop.example/a?x=1&#38;y=2", "https://shop.example/a?x=1&y=2")]
    [InlineData("https://shop.example/a?x=1&#x26;y=2", "https://shop.example/a?x=1&y=2")]
    [InlineData("https&colon;&sol;&sol;shop.example/a&quest;x&equals;1", "https://shop.example/a?x=1")]
    [InlineData("https://shop.example/a?x=1&copy=2", "https://shop.example/a?x=1&copy=2")]
    [InlineData("https://shop.example/a?x=1&lt=2&ampy;", "https://shop.example/a?x=1&lt=2&ampy;")]
    [InlineData("https://shop.example/a?x=1&amp;amp;y", "https://shop.example/a?x=1&amp;y")]
    [InlineData("https://shop.example/a?x=1&;&", "https://shop.example/a?x=1&;&")]
    public void Character_references_that_end_are_decoded_once(string url, string identity) =>
        Assert.Equal(identity, LinkIdentity.Default.Of(url));

    [Theory]
    [InlineData("https://shop.example/a?x=1&mc_eid=abc", "https://shop.example/a?x=1")]
    [InlineData("https://shop.example/a?mkt_tok=q&x=1", "https://shop.example/a?x=1")]
    [InlineData("https://shop.example/a?_hsenc=1&x=1&_hsmi=2", "https://shop.example/a?x=1")]
    [InlineData("https://shop.example/a?%6dc_eid=7&x=1", "https://shop.example/a?x=1")]
    [InlineData("https://shop.example/a?mc_eid=1&mc_eid=2", "https://shop.example/a")]
    [InlineData("https://shop.example/a?mc_eid", "https://shop.example/a")]
    [InlineData("https://shop.example/a?x=1&amp;vero_id=3", "https://shop.example/a?x=1")]
    [InlineData("https://shop.example/a?%256dc_eid=7&x=1", "https://shop.example/a?%256dc_eid=7&x=1")] // decoded once
    [InlineData("https://shop.example/a?MC_EID=1", "https://shop.example/a?MC_EID=1")]
    [InlineData("https://shop.example/a?mc_eid2=1", "https://shop.example/a?mc_eid2=1")]
    [InlineData("https://shop.example/a?x=mc_eid=1", "https://shop.example/a?x=mc_eid=1")]
    [InlineData("https://shop.example/a?x;mc_eid=1", "https://shop.example/a?x;mc_eid=1")]
    [InlineData("https://shop.example/a#mc_eid=1", "https://shop.example/a#mc_eid=1")]
    [InlineData("https://shop.example/a?mc_cid=9&utm_source=m", "https://shop.example/a?mc_cid=9&utm_source=m")]
    [InlineData("https://shop.example/a?&&x", "https://shop.example/a?&&x")]
    public void Parameters_that_carry_the_recipient_are_taken_off_by_exact_name(string url, string identity) =>
        Assert.Equal(identity, LinkIdentity.Default.Of(url));

    [Theory]
    [InlineData("https://shop.example/a?ref=ann&x=1", "https://shop.example/a?x=1")]
    [InlineData("https://shop.example/a?who%5B%5D=ann&x=1", "https://shop.example/a?x=1")]
    [InlineData("https://shop.example/a?who[]=ann", "https://shop.example/a")]
    [InlineData("https://shop.example/a?Ref=ann", "https://shop.example/a?Ref=ann")]
    public void The_users_own_parameters_are_taken_off(string url, string identity) =>
        Assert.Equal(identity, new LinkIdentity(["ref", "who[]"]).Of(url));

    [Fact]
    public void Campaign_parameters_or_all_leave_by_option()
    {
        const string Url = "https://shop.example/a?utm_source=m&x=1&utm_id=3&mc_eid=2#part";
        Assert.Equal("https://shop.example/a?utm_source=m&x=1&utm_id=3#part", LinkIdentity.Default.Of(Url));
        Assert.Equal("https://shop.example/a?x=1#part", new LinkIdentity(parameters: LinkParameters.Utm).Of(Url));
        Assert.Equal("https://shop.example/a#part", new LinkIdentity(parameters: LinkParameters.All).Of(Url));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(" Shop.example/A?mc_eid=1 ")]
    [InlineData("//Shop.example/a?")]
    [InlineData("/a?x=1&amp;y=2")]
    [InlineData("#Top")]
    [InlineData("1https://shop.example")]
    [InlineData("{{unsubscribe}}")]
    public void What_has_no_scheme_stays_as_it_came(string url) => Assert.Equal(url, LinkIdentity.Default.Of(url));

    [Theory]
    [InlineData("MAILTO:Sales@shop.example?subject=Hi", "mailto:Sales@shop.example?subject=Hi")]
    [InlineData("Tel:+49%2030", "tel:+49%2030")]
    [InlineData("mailto:?", "mailto:")]
    [InlineData("https:Shop.example", "https:Shop.example")]
    public void Of_a_url_without_a_server_the_scheme_is_lowered(string url, string identity) =>
        Assert.Equal(identity, LinkIdentity.Default.Of(url));

    [Theory]
    [InlineData("https://shop.example/a?x=1#part", "https://shop.example/a?x=1")]
    [InlineData("https://shop.example/a", "https://shop.example/a")]
    [InlineData("#part", "")]
    public void A_fragment_can_be_left_aside(string identity, string without) =>
        Assert.Equal(without, LinkIdentity.WithoutFragment(identity));

    private static void AssertBegins(string start, string url) =>
        Assert.StartsWith(start, LinkIdentity.Default.Of(url), StringComparison.Ordinal);

    [Fact]
    public void Hostile_urls_have_an_identity()
    {
        const int Long = 100_000;
        foreach (var piece in new[] { "&", "%", "%4", "&#", "?", "#", "ü", ".", "@", ":", "[", "&mc_eid=1", "\uD800", "//", "%%36%31" })
            AssertBegins("https://a", "https://a/" + string.Concat(Enumerable.Repeat(piece, Long)));
        AssertBegins("https://", "https://" + new string('ü', Long));
    }

    [Theory]
    [InlineData("&mc_eid=1", ""), InlineData("&mc_eid", ""), InlineData("mc_eid=1&", "a&mc_eid=1"), InlineData("&mc_eid=1 ", "#")]
    [InlineData("&", ""), InlineData(" ", "mc_eid="), InlineData("&a", "&mc_eid=1")]
    public void Links_of_very_many_parameters_are_read_in_time(string piece, string end)
    {
        var url = $"https://x.example/?a{string.Concat(Enumerable.Repeat(piece, 100_000))}{end}";
        var identity = LinkIdentity.Default.Of(url);
        Assert.Equal(identity, LinkIdentity.Default.Of(identity));
    }
}
