namespace CampaignMetrics.Webhooks.Tests;

public sealed class SubscriptionConfirmationTests
{
    /// <summary>Who has the token can confirm.</summary>
    [Fact]
    public void Its_text_holds_no_token()
    {
        var confirmation = new SubscriptionConfirmation("arn:aws:sns:eu-west-1:123456789012:mail", "secret", new Uri("https://x.example/?Token=secret"));
        Assert.Equal("arn:aws:sns:eu-west-1:123456789012:mail", confirmation.ToString());
    }
}
