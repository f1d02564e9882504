using CampaignMetrics.Catalogs;

namespace CampaignMetrics.Tests.Catalogs;

public sealed class HtmlLinksTests
{
    [Fact]
    public void A_link_has_its_place_its_words_and_its_role() => Assert.Equal(
        [
            new EmailLink { Id = "top", Url = "https://shop.example/a?x=1&y=2", Part = EmailPart.Html, Label = "Shop & save now" },
            new EmailLink { Url = "https://shop.example/out", Role = LinkRole.Unsubscribe, Part = EmailPart.Html, Label = "Unsubscribe" },
        ],
        HtmlLinks.In(
            """
            <p><a id="top" href="https://shop.example/a?x=1&amp;y=2"><b>Shop</b> &amp;
             save<br>now</a><A HREF='https://shop.example/out'>Unsubscribe</A>
            """));

    [Fact]
    public void One_url_at_two_places_is_two_links() =>
        Assert.Equal(["one", "two"], HtmlLinks.In("<a href='https://a/'>one</a><a href='https://a/'>two</a>").Select(link => link.Label));

    [Theory]
    [InlineData("<a href='#top'>Top</a>")]
    [InlineData("<a href='mailto:shop@shop.example'>Write</a>")]
    [InlineData("<a href='TEL:+4930'>Call</a>")]
    [InlineData("<a href='javascript:void(0)'>x</a>")]
    [InlineData("<a href=''>x</a>")]
    [InlineData("<a href='  '>x</a>")]
    [InlineData("<a name='top'>x</a>")]
    [InlineData("<!-- <a href='https://a/'>x</a> -->")]
    [InlineData("<!-- <a href='https://a/'>x</a>")]
    [InlineData("<abbr href='https://a/'>x</abbr>")]
    [InlineData("<a data-href='https://a/'>x</a>")]
    public void What_leads_to_no_server_is_no_link(string html) => Assert.Empty(HtmlLinks.In(html));

    [Theory]
    [InlineData("<a href=https://a/>x</a>", "https://a/")]
    [InlineData("<a title='a > b' href='https://a/'>x</a>", "https://a/")]
    [InlineData("<area alt='x' href='https://a/'>", "https://a/")]
    [InlineData("<a\nhref = \"https://a/\" >x</a>", "https://a/")]
    [InlineData("<!--[if !mso]><!--><a href='https://a/'>x</a><!--<![endif]-->", "https://a/")]
    [InlineData("<a href='{{ view_url }}'>x</a>", "{{ view_url }}")]
    [InlineData("<a href='*|ARCHIVE:URL|*'>x</a>", "*|ARCHIVE:URL|*")]
    [InlineData("<a href='https://a/", null)]
    [InlineData("<a ' href='https://a/'>x</a>", "https://a/")]
    public void Links_are_found_as_senders_write_them(string html, string? url) =>
        Assert.Equal(url, HtmlLinks.In(html).FirstOrDefault()?.Url);

    [Fact]
    public void A_mailto_that_unsubscribes_is_kept_for_its_role() =>
        Assert.Equal(LinkRole.Unsubscribe, HtmlLinks.In("<a href='mailto:unsubscribe@shop.example'>here</a>").Single().Role);

    [Theory]
    [InlineData("<a href='https://a/'></a><a href='https://a/' data-role='preferences'>x</a>", LinkRole.Preferences)]
    [InlineData("<a href='https://a/' style='display: none'>x</a>", LinkRole.Honeypot)]
    [InlineData("<a href='https://a/' style='display: none'>x</a><a href='https://a/'>x</a>", LinkRole.Content)]
    [InlineData("<a href='https://a/'>x</a><a href='https://a/' style='visibility:hidden'>x</a>", LinkRole.Content)]
    public void One_url_is_for_one_thing_wherever_it_stands(string html, LinkRole role) =>
        Assert.All(HtmlLinks.In(html), link => Assert.Equal(role, link.Role));

    [Theory]
    [InlineData("<a href='https://a/'><img src='x.png' alt='A > B'></a>", null)]
    [InlineData("<a href='https://a/'> &nbsp; </a>", null)]
    [InlineData("<a href='https://a/'>open", "open")]
    public void A_label_is_what_is_read(string html, string? label) => Assert.Equal(label, HtmlLinks.In(html).Single().Label);

    [Fact]
    public void A_label_is_short()
    {
        Assert.Equal(100, HtmlLinks.In($"<a href='https://a/'>{new string('x', 300)}</a>").Single().Label!.Length);
        Assert.Equal(99, HtmlLinks.In($"<a href='https://a/'>{new string('x', 99)}😀</a>").Single().Label!.Length);
    }

    [Fact]
    public void Hostile_html_is_read()
    {
        foreach (var piece in new[] { "<a ", "<a '", "<a href", "<!--", "<", "<a href='x", "<area\"", "<a href=x>" })
            Assert.NotNull(HtmlLinks.In(string.Concat(Enumerable.Repeat(piece, 20_000))));
    }
}
