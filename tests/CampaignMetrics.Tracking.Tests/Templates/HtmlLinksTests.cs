namespace CampaignMetrics.TrackedMail.Tests.Templates;

/// <summary>Which addresses of the HTML are replaced.</summary>
public sealed class HtmlLinksTests
{
    [Theory]
    [InlineData("<a href=\"https://shop.example/a\">x</a>")]
    [InlineData("<a href='https://shop.example/a'>x</a>")]
    [InlineData("<a href=https://shop.example/a>x</a>")]
    [InlineData("<a\r\n class=b\r\n HREF\t=\r\n \"https://shop.example/a\">x</a>")]
    [InlineData("\uFEFF<p>\U0001F600\r\n\r\r\n&eacute;</p><a href=\" https://shop.example/a \">x</a>")]
    [InlineData("<map><area href=\"https://shop.example/a\"></map>")]
    [InlineData("<a href=\"https&#58;//shop.example&sol;a\">x</a>")]
    [InlineData("<a title='href=\"no\"' data-href=\"no\" href=\"https://shop.example/a\" href=\"no\">x</a>")]
    [InlineData("<![if !mso]><a href=\"https://shop.example/a\">x</a><![endif]>")]
    [InlineData("<!--[if !mso]><!--><a href=\"https://shop.example/a\">x</a><!--<![endif]-->")]
    [InlineData("<table><tr><a href=\"https://shop.example/a\"><td></table>")]
    [InlineData("<svg><title/><style/></svg><a href=\"https://shop.example/a\">x</a>")]
    [InlineData("<noscript><a href=\"https://shop.example/a\">x</a></noscript>")]
    [InlineData("</a><b><i></b><a href=\"https://shop.example/a\">never closed")]
    public void A_link_leads_through_the_server_however_it_is_written(string html)
    {
        var message = Some.Message(html);
        Assert.Equal(["https://shop.example/a"], Some.TokensIn(message.Html).Select(token => token.Target));
    }

    [Theory]
    [InlineData("<!-- <a href=\"https://shop.example/a\"> -->")]
    [InlineData("<style>/* <a href=\"https://shop.example/a\"> */</style>")]
    [InlineData("<script>'<a href=\"https://shop.example/a\">'</script>")]
    [InlineData("<textarea><a href=\"https://shop.example/a\"></textarea>")]
    [InlineData("<title><a href=\"https://shop.example/a\"></title>")]
    [InlineData("<p title='<a href=\"https://shop.example/a\">'>")]
    [InlineData("<a href=\"https://shop.example/a")]
    [InlineData("<link href=\"https://shop.example/a\"><base href=\"https://shop.example/\">")]
    [InlineData("<svg><![CDATA[<a href=\"https://shop.example/a\">]]></svg>")]
    [InlineData("&lt;a href=\"https://shop.example/a\"&gt;")]
    public void What_is_no_link_stays(string html) => Assert.Equal(html, Some.Message(html).Html);

    [Fact]
    public void Only_the_address_changes()
    {
        const string html = "<p>a</p>\r\n<A  HREF = 'https://shop.example/?a=1&amp;b=2'  class=x>é\U0001F600</A >\t";
        var message = Some.Message(html);
        Assert.Equal(html, Some.Tracked().Replace(message.Html!, "https://shop.example/?a=1&amp;b=2"));
    }

    [Fact]
    public void A_character_reference_is_decoded_as_browsers_do()
    {
        var message = Some.Message("<a href=\"https://shop.example/?a=1&amp;b=2&copy=3&lt;\">x</a>");
        Assert.Equal("https://shop.example/?a=1&b=2&copy=3<", Some.TokensIn(message.Html)[0].Target);
    }

    [Fact]
    public void Links_with_one_address_are_told_apart()
    {
        var message = Some.Message("<a href=\"https://shop.example/\">a</a><a href=\"https://shop.example/\">b</a>");
        Assert.Equal(["h1", "h2"], Some.TokensIn(message.Html).Select(token => token.Link));
    }

    [Fact]
    public void The_id_of_an_element_is_the_id_of_the_link()
    {
        var message = Some.Message("<a id=top href=\"https://shop.example/\">a</a><a id=top href=\"https://shop.example/\">b</a>");
        Assert.Equal(["top", "h2"], Some.TokensIn(message.Html).Select(token => token.Link));
    }

    [Fact]
    public void The_catalog_gets_the_same_links_as_from_the_HTML()
    {
        const string html =
            "<a href=https://shop.example/>Shop</a><a href=https://shop.example/unsubscribe>Leave</a><a href=https://shop.example/>Again</a>";
        var links = EmailTemplate.Parse(html, null, Some.Clicks).Links;
        Assert.Equal(EmailLink.InHtml(html).Select(Place), links.Select(Place));
    }

    [Fact]
    public void A_button_for_Outlook_is_the_same_link_as_for_all_others()
    {
        const string html =
            """
            <!--[if mso]><v:roundrect href="https://shop.example/b" arcsize="8%"><center>Buy</center></v:roundrect><![endif]-->
            <!--[if !mso]><!--><a href="https://shop.example/b">Buy</a><!--<![endif]-->
            <a href="https://shop.example/b">Buy</a>
            <!--[if mso]><v:rect href="https://shop.example/b"></v:rect><![endif]-->
            """;
        Assert.Equal(["h1", "h1", "h2", "h2"], Some.TokensIn(Some.Message(html).Html).Select(token => token.Link));
    }

    [Fact]
    public void What_only_Outlook_sees_comes_after_all_other_links()
    {
        const string html = "<!--[if gte mso 9]><a href='https://shop.example/o'>o</a><![endif]--><a href='https://shop.example/a'>a</a>";
        var links = EmailTemplate.Parse(html, "See https://shop.example/t", Some.Clicks).Links;
        Assert.Equal(["https://shop.example/a", "https://shop.example/t", "https://shop.example/o"], links.Select(link => link.Url));
    }

    [Fact]
    public void Only_a_conditional_comment_is_read()
    {
        const string html = "<!-- [see] <a href=\"https://shop.example/\">x</a> --><!--[if mso]><a href=\"https://shop.example/\">";
        Assert.Equal(html, Some.Message(html).Html);
    }

    [Fact]
    public void Roles_come_from_the_words_of_a_link()
    {
        var message = Some.Message("<a href=\"https://shop.example/p\">Manage preferences</a>", "https://shop.example/unsubscribe");
        Assert.Equal(LinkRole.Preferences, Some.TokensIn(message.Html)[0].Role);
        Assert.Equal(LinkRole.Unsubscribe, Some.TokensIn(message.Text)[0].Role);
    }

    private static (string, LinkRole, EmailPart?, string?) Place(EmailLink link) => (link.Url, link.Role, link.Part, link.Label);
}
