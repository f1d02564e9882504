using System.Text;

namespace CampaignMetrics.Webhooks.Tests;

/// <summary>Which email and campaign an event belongs to is the user's to say.</summary>
public sealed class WebhookOptionsTests
{
    [Theory]
    [InlineData("""{"email_id":"own","singlesend_id":"ss","marketing_campaign_id":"c","category":["tag"]}""", "own")]
    [InlineData("""{"singlesend_id":"ss","marketing_campaign_id":"c","category":["tag"]}""", "ss")]
    [InlineData("""{"marketing_campaign_id":"c","category":["tag"]}""", "c")]
    [InlineData("""{"category":["tag"]}""", "tag")]
    [InlineData("""{}""", "m1")]
    public void The_most_telling_label_is_the_email(string labels, string email) => Assert.Equal(email, Read(labels).Email?.Value);

    [Fact]
    public void The_user_may_say_otherwise()
    {
        var told = Read("""{"mailing":"n-7","wave":"w-1","user":"u-1"}""", new WebhookOptions
        {
            Email = labels => labels.Metadata["mailing"],
            Campaign = labels => labels.Metadata["wave"],
            Tags = labels => labels.Metadata.RemoveRange(["user", "mailing", "wave"]),
        });
        Assert.Equal(("n-7", "w-1"), (told.Email?.Value, told.Segments.Campaign?.Value));
        Assert.Empty(told.Segments.Tags);
    }

    [Fact]
    public void A_message_that_nothing_is_known_of_is_of_an_unknown_email() =>
        Assert.Equal("unknown", Read("{}", messageId: "").Email?.Value);

    [Fact]
    public void Or_it_is_skipped() =>
        Assert.Equal("no email", Body("{}", "", new WebhookOptions { UnknownEmail = null }).Skipped.Single().Reason);

    private static EmailEvent Read(string labels, WebhookOptions? options = null, string messageId = "m1") =>
        Body(labels, messageId, options).Events.Single().Event;

    private static WebhookResult Body(string labels, string messageId, WebhookOptions? options) =>
        WebhookProvider.SendGrid.Read(new WebhookRequest(Encoding.UTF8.GetBytes(Opened(labels, messageId))), options);

    private static string Opened(string labels, string messageId) =>
        $$"""[{"event":"open","email":"ann@example.com","timestamp":1772442000,"sg_message_id":"{{messageId}}"{{Further(labels)}}}]""";

    private static string Further(string labels) => labels == "{}" ? "" : "," + labels.Trim('{', '}');
}
