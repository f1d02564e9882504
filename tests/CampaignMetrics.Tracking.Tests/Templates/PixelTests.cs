using AngleSharp.Html.Parser;

namespace CampaignMetrics.TrackedMail.Tests.Templates;

/// <summary>Where the pixel goes.</summary>
public sealed class PixelTests
{
    private static readonly TrackingOptions Opens = new() { BaseUrl = Some.BaseUrl, Opens = true };

    [Theory]
    [InlineData("<html><body><p>x</p>|</body></html>")]
    [InlineData("<p>x</p>|</html>")]
    [InlineData("<p>x</p>\r\n|")]
    [InlineData("|</BODY>")]
    [InlineData("<body><!-- </body> --><script>'</body>'</script>|</body>")]
    [InlineData("<body></body><p>late</p>|</body>")]
    [InlineData("<p>x</p>|<!-- never closed")]
    [InlineData("<p>x</p>|<textarea>never closed")]
    public void It_stands_before_the_end_of_the_body(string marked)
    {
        var html = marked.Replace("|", "", StringComparison.Ordinal);
        var at = marked.IndexOf('|', StringComparison.Ordinal);
        var tracked = Some.Message(html, null, Opens).Html!;
        Assert.Equal(at, tracked.IndexOf("<img ", StringComparison.Ordinal));
        Assert.Equal(html, tracked.Remove(at, tracked.Length - html.Length));
    }

    [Fact]
    public void A_browser_sees_it()
    {
        var html = Some.Message("<table><tr><td>x", null, Opens).Html!;
        var image = Assert.Single(new HtmlParser().ParseDocument(html).Images);
        Assert.Equal(TokenKind.Open, Assert.Single(Some.TokensIn(image.Source)).Kind);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void Without_HTML_there_is_none(string? html)
    {
        var template = EmailTemplate.Parse(html, "text", Opens);
        Assert.False(template.HasPixelPlace);
        Assert.Equal(html, template.ForSending(Some.Keys, Some.Sending).For(Some.Ann).Html);
    }

    [Fact]
    public void The_honeypot_is_a_link_that_nobody_sees()
    {
        var html = Some.Message("<body><a href=https://shop.example/>x</a></body>", null, Some.Everything).Html!;
        var link = new HtmlParser().ParseDocument(html).QuerySelectorAll("a").Last();
        Assert.Equal("", link.TextContent);
        Assert.Equal(LinkRole.Honeypot, EmailLink.InHtml(html)[^1].Role);
        Assert.Equal(LinkRole.Honeypot, Some.TokensIn(link.GetAttribute("href"))[0].Role);
    }
}
