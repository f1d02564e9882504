namespace CampaignMetrics.TrackedMail.Tests.Templates;

/// <summary>Which links stay as they are, and that each is counted with its reason.</summary>
public sealed class SkippedLinksTests
{
    [Theory]
    [InlineData("", SkipReason.Empty)]
    [InlineData(" \r\n", SkipReason.Empty)]
    [InlineData("#top", SkipReason.Anchor)]
    [InlineData("mailto:ann@example.com", SkipReason.OtherScheme)]
    [InlineData("TEL:+31201234567", SkipReason.OtherScheme)]
    [InlineData("sms:+31201234567", SkipReason.OtherScheme)]
    [InlineData("cid:logo@example.com", SkipReason.OtherScheme)]
    [InlineData("data:text/html,x", SkipReason.OtherScheme)]
    [InlineData("javascript:alert(1)", SkipReason.OtherScheme)]
    [InlineData("java\nscript:alert(1)", SkipReason.Relative)]
    [InlineData("/a/b", SkipReason.Relative)]
    [InlineData("//shop.example/a", SkipReason.Relative)]
    [InlineData("shop.example", SkipReason.Relative)]
    [InlineData("{{url}}", SkipReason.Placeholder)]
    [InlineData("https://shop.example/{{{id}}}", SkipReason.Placeholder)]
    [InlineData("https://shop.example/?u=*|UNIQID|*", SkipReason.Placeholder)]
    [InlineData("https://shop.example/?u=%UNIQ_ID%", SkipReason.Placeholder)]
    [InlineData("https://shop.example/?u=%ADDRESS%&v=1", SkipReason.Placeholder)]
    [InlineData("https://shop.example/?u=[[id]]", SkipReason.Placeholder)]
    [InlineData("https://shop.example/?u=${id}", SkipReason.Placeholder)]
    [InlineData("https://shop.example/?u=<%= id %>", SkipReason.Placeholder)]
    [InlineData("https://T.example/t/abc", SkipReason.AlreadyTracked)]
    [InlineData("https://", SkipReason.Malformed)]
    [InlineData("https://:99999/", SkipReason.Malformed)]
    public void A_link_that_cannot_be_tracked_stays_and_is_counted(string url, SkipReason reason)
    {
        var html = $"<a href='{url}'>x</a>";
        var template = EmailTemplate.Parse(html, null, Some.Clicks);
        Assert.Equal([new SkippedLink(url.Trim(), EmailPart.Html, 9, reason)], template.Skipped);
        Assert.Empty(template.Links);
        Assert.Equal(html, Some.Message(html).Html);
    }

    [Theory]
    [InlineData("https://shop.example/?q=100%25&r=%20x%20")]
    [InlineData("https://shop.example/?q=%e2%82%ac%20abc%20")]
    [InlineData("https://shop.example/a*b|c[d]")]
    [InlineData("http://user:word@shop.example:8080/ä b?x=y#z")]
    [InlineData("HTTPS://SHOP.EXAMPLE")]
    public void What_only_looks_like_a_placeholder_is_tracked(string url) =>
        Assert.Equal([url], EmailTemplate.Parse($"<a href='{url}'>x</a>", null, Some.Clicks).Links.Select(link => link.Url));

    [Fact]
    public void A_link_without_an_address_is_none() =>
        Assert.Empty(EmailTemplate.Parse("<a name=top>x</a>", null, Some.Clicks).Skipped);

    [Fact]
    public void A_very_long_address_stays()
    {
        var url = "https://shop.example/" + new string('a', EmailTemplate.MaxUrlLength);
        Assert.Equal(SkipReason.TooLong, Assert.Single(EmailTemplate.Parse($"<a href='{url}'>x</a>", null, Some.Clicks).Skipped).Reason);
    }

    [Fact]
    public void The_longest_address_is_tracked()
    {
        var url = "https://shop.example/".PadRight(EmailTemplate.MaxUrlLength, 'a');
        Assert.Equal(url, Some.TokensIn(Some.Message($"<a href='{url}'>x</a>").Html)[0].Target);
    }

    [Fact]
    public void A_very_long_body_stays_and_is_counted()
    {
        var html = "<a href='https://shop.example/'>x</a>".PadRight(EmailTemplate.MaxLength + 1);
        var template = EmailTemplate.Parse(html, null, Some.Everything);
        Assert.Equal([new SkippedLink("", EmailPart.Html, 0, SkipReason.TooLong)], template.Skipped);
        Assert.Equal(html, template.ForSending(Some.Keys, Some.Sending).For(Some.Ann).Html);
    }

    [Fact]
    public void A_link_whose_place_is_not_proved_stays_and_is_counted()
    {
        const string html = "<a hre\0f='https://shop.example/'>x</a><a href\0='https://shop.example/'>x</a>";
        Assert.Equal(html, Some.Message(html).Html);
    }

    [Fact]
    public void Nothing_is_skipped_where_nothing_is_tracked() => Assert.Empty(
        EmailTemplate.Parse("<a href='#top'>x</a>", "https://shop.example/{{id}}", Some.Everything with { Clicks = false }).Skipped);
}
