namespace CampaignMetrics.TrackedMail.Tests.Hits;

/// <summary>Nobody is sent anywhere but where the sender's links lead.</summary>
public sealed class RedirectTests
{
    private static readonly TrackingToken Token = Some.Token(TokenKind.Click) with { Link = "h1" };

    [Fact]
    public void A_link_can_lead_where_the_catalog_says()
    {
        var answer = Answer(Token, token => token.Link == "h1" ? "https://shop.example/new" : null);
        Assert.Equal("https://shop.example/new", answer.Location);
        Assert.Equal("https://shop.example/new", ((Clicked)answer.Events[0]).Url);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("https:evil.example")]
    [InlineData(" https://evil.example/")]
    [InlineData("ftp://evil.example/")]
    [InlineData("https://")]
    public void A_catalog_leads_nowhere_but_to_a_web_server(string? target)
    {
        var answer = Answer(Token, _ => target);
        Assert.Equal((AnswerKind.NotFound, null, 0), (answer.Kind, answer.Location, answer.Events.Length));
    }

    [Fact]
    public void Without_a_catalog_such_a_link_is_not_found() => Assert.Equal(AnswerKind.NotFound, Answer(Token, null).Kind);

    [Fact]
    public void A_token_that_says_where_is_not_looked_up() =>
        Assert.Equal("https://shop.example/", Answer(Some.Link("https://shop.example/"), _ => "https://evil.example/").Location);

    [Theory]
    [InlineData("https://shop.example/a b", "https://shop.example/a%20b")]
    [InlineData("https://shop.example/é?q=\U0001F600", "https://shop.example/%C3%A9?q=%F0%9F%98%80")]
    [InlineData("https://shop.example/\r\nSet-Cookie: a=b", "https://shop.example/%0D%0ASet-Cookie:%20a=b")]
    [InlineData("https://shop.example/%20%zz?a=b&c#d", "https://shop.example/%20%zz?a=b&c#d")]
    public void A_location_is_printable_ASCII_and_otherwise_letter_for_letter(string target, string location) =>
        Assert.Equal(location, Answer(Some.Link(target), null).Location);

    [Fact]
    public void Links_that_the_catalog_leads_are_shorter()
    {
        const string html = "<a href='https://shop.example/a/rather/long/address'>x</a>";
        var inCatalog = Some.Message(html, null, Some.Clicks with { Targets = LinkTargets.InCatalog });
        Assert.Null(Assert.Single(Some.TokensIn(inCatalog.Html)).Target);
        Assert.True(inCatalog.Html!.Length < Some.Message(html).Html!.Length);
    }

    private static TrackingAnswer Answer(TrackingToken token, LinkTargetLookup? targets) =>
        new TrackingEndpoint(Some.Keys, new EndpointOptions { BaseUrl = Some.BaseUrl, Targets = targets }).Answer(Some.Hit(token));
}
