namespace CampaignMetrics.Webhooks.Tests;

public sealed class WebhookProviderTests
{
    [Theory]
    [
        InlineData("AmazonSes", "AmazonSes"), InlineData("amazon_ses", "AmazonSes"), InlineData("amazon-ses", "AmazonSes"),
        InlineData("UNISENDER GO", "UnisenderGo"), InlineData("sendgrid", "SendGrid"),
    ]
    public void A_provider_is_found_by_its_name(string name, string provider) => Assert.Equal(provider, WebhookProvider.Find(name)?.Name);

    [Theory]
    [InlineData(""), InlineData("nobody"), InlineData("send")]
    public void A_name_that_nobody_has_finds_none(string name) => Assert.Null(WebhookProvider.Find(name));

    [Fact]
    public void Every_provider_is_among_all() =>
        Assert.Equal(
            typeof(WebhookProvider)
                .GetProperties()
                .Where(property => property.PropertyType == typeof(WebhookProvider))
                .Select(property => property.Name)
                .Order(StringComparer.Ordinal),
            WebhookProvider.All.Select(provider => provider.Name));
}
