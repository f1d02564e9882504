using System.Text;
using CampaignMetrics.Webhooks.Providers.AmazonSes;
using CampaignMetrics.Webhooks.Providers.Brevo;
using CampaignMetrics.Webhooks.Providers.HubSpot;
using CampaignMetrics.Webhooks.Providers.MailerSend;
using CampaignMetrics.Webhooks.Providers.Mailgun;
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
    private static readonly WebhookProvider[] Outside =
    [
        new("AmazonSes", new AmazonSesReader()),
        new("Brevo", new BrevoReader()),
        new("HubSpot", new HubSpotReader()),
        new("MailerSend", new MailerSendReader()),
        new("Mailgun", new MailgunReader(), new ApiPage("items", new MailgunReader(MailgunPageFields.Table, "items"))),
        new("Mailjet", new MailjetReader()),
        new("Mailtrap", new MailtrapReader()),
        new("Mandrill", new MandrillReader()),
        new("Postal", new PostalReader()),
        new("Postmark", new PostmarkReader(),
            new ApiPage("Opens", new PostmarkReader("Open", "Opens")),
            new ApiPage("Clicks", new PostmarkReader("Click", "Clicks")),
            new ApiPage("Bounces", new PostmarkReader("Bounce", "Bounces")),
            new ApiPage("Messages", new PostmarkMessageReader()),
            new ApiPage("MessageEvents", new PostmarkMessageReader())),
        new("Resend", new ResendReader()),
        new("SendGrid", new SendGridReader(),
            new ApiPage("messages", new SendGridMessageReader()),
            new ApiPage("events", new SendGridMessageReader())),
        new("SparkPost", new SparkPostReader()),
        new("UnisenderGo", new UnisenderGoReader()),
    ];

    public static TheoryData<string> Names => [.. Outside.Select(provider => provider.Name)];

    public static TheoryData<string> Paged => [.. CaseFile.Pages.Select(told => told.Provider).Distinct()];

    [Theory, MemberData(nameof(Names))]
    public void A_provider_of_the_library_reads_the_same_when_it_is_built_outside(string name)
    {
        var cases = CaseFile.All.Where(told => told.Provider == name).ToList();
        Assert.NotEmpty(cases);
        Assert.All(cases, told => Assert.Equal(Case.Lines(told.Read()), Case.Lines(Find(name).Read(told.Request))));
    }

    [Theory, MemberData(nameof(Paged))]
    public void So_do_the_pages_of_its_API(string name) =>
        Assert.All(
            CaseFile.Pages.Where(told => told.Provider == name),
            told => Assert.Equal(told.Told, Case.Lines(Find(name).ReadPage(Encoding.UTF8.GetBytes(told.Body))!)));

    [Fact]
    public void No_provider_reads_with_parts_that_are_not_public() =>
        Assert.Equal(WebhookProvider.All.Select(provider => provider.Name), Outside.Select(provider => provider.Name));

    private static WebhookProvider Find(string name) => WebhookProvider.Find(name, Outside)!;
}
