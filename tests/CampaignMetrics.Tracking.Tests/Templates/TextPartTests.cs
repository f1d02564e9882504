namespace CampaignMetrics.TrackedMail.Tests.Templates;

/// <summary>Addresses in the plain text.</summary>
public sealed class TextPartTests
{
    [Theory]
    [InlineData("See https://shop.example/a.", "https://shop.example/a")]
    [InlineData("See https://shop.example/a, or not", "https://shop.example/a")]
    [InlineData("(https://shop.example/a)", "https://shop.example/a")]
    [InlineData("https://shop.example/a_(b)", "https://shop.example/a_(b)")]
    [InlineData("(see https://shop.example/a_(b)).", "https://shop.example/a_(b)")]
    [InlineData("<https://shop.example/a>", "https://shop.example/a")]
    [InlineData("\"https://shop.example/a\"", "https://shop.example/a")]
    [InlineData("x\r\nHTTP://shop.example/?a=1&b=2#c\r\ny", "HTTP://shop.example/?a=1&b=2#c")]
    [InlineData("https://shop.example/a!?'", "https://shop.example/a")]
    [InlineData("\U0001F600https://shop.example/é", "https://shop.example/é")]
    public void An_address_ends_before_what_ends_the_sentence(string text, string url)
    {
        var message = Some.Message(null, text);
        var token = Assert.Single(Some.TokensIn(message.Text));
        Assert.Equal((url, EmailPart.Text, "t1"), (token.Target, token.Part, token.Link));
        Assert.Equal(text, Some.Restored(message.Text!));
    }

    [Theory]
    [InlineData("https://shop.example/{{id}} and more")]
    [InlineData("https://shop.example/<%= id %>")]
    [InlineData("https:// shop.example")]
    [InlineData("mailto:ann@example.com")]
    [InlineData("www.shop.example")]
    public void Everything_else_stays(string text) => Assert.Equal(text, Some.Message(null, text).Text);

    [Fact]
    public void An_address_with_a_placeholder_is_counted()
    {
        var skipped = Assert.Single(EmailTemplate.Parse(null, "go to https://shop.example/{{id}}.", Some.Clicks).Skipped);
        Assert.Equal(new SkippedLink("https://shop.example/{{id}}", EmailPart.Text, 6, SkipReason.Placeholder), skipped);
    }

    [Fact]
    public void The_place_of_the_unsubscribe_page_may_be_anywhere_in_the_text()
    {
        var message = Some.Message(null, "Leave: {{unsubscribeUrl}}.");
        Assert.Equal(TokenKind.Unsubscribe, Assert.Single(Some.TokensIn(message.Text)).Kind);
        Assert.EndsWith(".", message.Text, StringComparison.Ordinal);
    }
}
