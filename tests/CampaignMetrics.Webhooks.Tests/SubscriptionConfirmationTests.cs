namespace CampaignMetrics.Webhooks.Tests;

public sealed class SubscriptionConfirmationTests
{
    /// <summary>Who has the token can confirm.</summary>
    [Fact]
    public void Its_text_holds_no_token()
    {
        var confirmation = new SubscriptionConfirmation("the topic", "secret", new Uri("https://x.example/?Token=secret"));
        Assert.Equal("the topic", confirmation.ToString());
    }
}
