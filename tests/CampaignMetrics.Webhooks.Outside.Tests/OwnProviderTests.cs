using CampaignMetrics.Webhooks.Providers.Brevo;
using CampaignMetrics.Webhooks.Providers.HubSpot;
using CampaignMetrics.Webhooks.Providers.MailerSend;
using CampaignMetrics.Webhooks.Providers.Mailjet;
using CampaignMetrics.Webhooks.Providers.Mailtrap;
using CampaignMetrics.Webhooks.Providers.Mandrill;
using CampaignMetrics.Webhooks.Providers.Postal;
using CampaignMetrics.Webhooks.Providers.Postmark;
using CampaignMetrics.Webhooks.Providers.Resend;
using CampaignMetrics.Webhooks.Providers.SendGrid;
using CampaignMetrics.Webhooks.Providers.SparkPost;
using CampaignMetrics.Webhooks.Providers.UnisenderGo;
using CampaignMetrics.Webhooks.Reading;
using CampaignMetrics.Webhooks.Tests.Cases;

namespace CampaignMetrics.Webhooks.Outside.Tests;

/// <summary>The library's own providers need nothing that is not public: their source, compiled here, reads what they read.</summary>
public sealed class OwnProviderTests
{
    private static readonly Dictionary<string, WebhookReader> Readers = new()
    {
        ["Brevo"] = new BrevoReader(),
        ["HubSpot"] = new HubSpotReader(),
        ["MailerSend"] = new MailerSendReader(),
        ["Mailjet"] = new MailjetReader(),
        ["Mailtrap"] = new MailtrapReader(),
        ["Mandrill"] = new MandrillReader(),
        ["Postal"] = new PostalReader(),
        ["Postmark"] = new PostmarkReader(),
        ["Resend"] = new ResendReader(),
        ["SendGrid"] = new SendGridReader(),
        ["SparkPost"] = new SparkPostReader(),
        ["UnisenderGo"] = new UnisenderGoReader(),
    };

    public static TheoryData<string> Names => [.. Readers.Keys];

    [Theory, MemberData(nameof(Names))]
    public void A_provider_of_the_library_reads_the_same_when_it_is_built_outside(string name)
    {
        var outside = new WebhookProvider(name, Readers[name]);
        var cases = CaseFile.All.Where(told => told.Provider == name).ToList();
        Assert.NotEmpty(cases);
        Assert.All(cases, told => Assert.Equal(Case.Lines(told.Read()), Case.Lines(outside.Read(told.Request))));
    }

    /// <summary>
    /// Amazon's events stand in messages of SNS, and Mailgun's forms mix the sender's names with its own: both have parts of their own.
    /// </summary>
    [Fact]
    public void Only_two_providers_have_parts_that_are_not_public() =>
        Assert.Equal(["AmazonSes", "Mailgun"], WebhookProvider.All.Select(provider => provider.Name).Except(Readers.Keys));
}
