using CampaignMetrics.AspNetCore;
using CampaignMetrics.DependencyInjection;
using CampaignMetrics.TrackedMail;
using CampaignMetrics.Webhooks.Providers.AmazonSes;
using CampaignMetrics.Webhooks.Verification;
using CampaignMetrics.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CampaignMetrics.Conventions.Tests.Docs;

/// <summary>The code of pages about hosts: compiled here, and tried in the tests of the packages.</summary>
public static class HostingPages
{
    public static void OfTheGuide(IHostApplicationBuilder builder)
    {
        // snippet
        builder.Services.AddCampaignMetrics(options =>
        {
            options.Ledgers.Add("north");                                // a ledger a customer
            options.Ledgers.Add("south");
            options.Retention = TimeSpan.FromDays(3 * 365);
        }).UsePostgreSql("Host=localhost;Database=mail;Username=app;Password=secret").UseMaxMind("GeoLite2-City.mmdb");
        // end
    }

    public static void OfWebhooks(CampaignMetricsBuilder campaigns, WebApplication app, string password, string topic)
    {
        // snippet
        campaigns.AddWebhook("north", WebhookProvider.Brevo, new BasicAuthVerifier(new BasicCredential("user", password)));
        campaigns.AddWebhook("south", services =>
        {
            var window = new ReplayWindow(services.GetRequiredService<TimeProvider>(), TimeSpan.FromHours(2));
            var certificates = services.GetRequiredService<ICertificateSource>();
            return new WebhookSource(WebhookProvider.AmazonSes, new AmazonSesVerifier([topic], certificates, window));
        });
        app.MapCampaignWebhooks("/webhooks");                            // POST /webhooks/north/brevo, /webhooks/south/amazon-ses
        // end
    }

    public static void OfTracking(CampaignMetricsBuilder campaigns, WebApplication app)
    {
        // snippet
        campaigns.AddTracking(
            services => new TrackingKeys(new TrackingKey(1, services.GetRequiredService<IConfiguration>()["Tracking:Secret"]!)),
            new EndpointOptions { BaseUrl = "https://t.example/t/" });
        app.MapCampaignTracking("/t");                                   // GET /t/TOKEN, POST /t/TOKEN
        // end
    }

    public static void OfReports(CampaignMetricsBuilder campaigns, WebApplication app)
    {
        // snippet
        campaigns.AddReports((user, ledger) => !user.HasClaim("customer", ledger) ? null
            : user.IsInRole("support") ? ReportAccess.All : ReportAccess.WithoutContacts);
        app.MapCampaignReports("/api").RequireAuthorization();           // GET /api/north/report?campaign=spring&from=2026-03-01
        // end
    }

    public static void OfPages(CampaignMetricsBuilder campaigns, WebApplication app)
    {
        // snippet
        campaigns.AddPages((user, ledger) => user.HasClaim("customer", ledger) ? ReportAccess.All : null);
        app.MapCampaignPages("/campaigns").RequireAuthorization();       // GET /campaigns/north?campaign=spring
        // end
    }

    public static void OfTheHttpPackage(string[] args, string password, TrackingKeys keys)
    {
        // snippet
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCampaignMetrics(options => options.Ledgers.Add("newsletter"))
            .UseSqlite("events.db")
            .AddWebhook("newsletter", WebhookProvider.Brevo, new BasicAuthVerifier(new BasicCredential("user", password)))
            .AddTracking(_ => keys, new EndpointOptions { BaseUrl = "https://t.example/t/" })
            .AddReports()
            .AddPages();
        var app = builder.Build();
        app.MapCampaignWebhooks("/webhooks");                            // POST /webhooks/newsletter/brevo
        app.MapCampaignTracking("/t");                                   // GET /t/TOKEN
        app.MapCampaignReports("/api").RequireAuthorization();           // GET /api/newsletter/report
        app.MapCampaignPages("/campaigns").RequireAuthorization();       // GET /campaigns/newsletter
        app.Run();
        // end
    }

    public static void OfHealth(IHostApplicationBuilder builder)
    {
        // snippet
        builder.Services.AddHealthChecks().AddCampaignMetrics("ready");
        // end
    }

    public static void OfThePackage(IHostApplicationBuilder builder)
    {
        // snippet
        builder.Services.AddCampaignMetrics(options => options.Ledgers.Add("newsletter")).UseSqlite("events.db");
        builder.Services.AddHealthChecks().AddCampaignMetrics();
        // end
    }

    public static async Task OfThePackage(CampaignLedgers ledgers, IReadOnlyList<EmailEvent> events)
    {
        // snippet
        await ledgers.AppendAsync("newsletter", "shop", events);         // durable when the task ends, and measured
        DurableLedger ledger = await ledgers.GetAsync("newsletter");
        Console.WriteLine(ledger.Messages.Report().Rates.Open);
        // end
    }
}

// snippet
public sealed class Shop(CampaignLedgers ledgers)
{
    public Task TellAsync(IReadOnlyList<EmailEvent> events, CancellationToken cancellationToken) =>
        ledgers.AppendAsync("north", "shop", events, cancellationToken);

    public async Task<string> OpenRateAsync(CancellationToken cancellationToken)
    {
        DurableLedger ledger = await ledgers.GetAsync("north", cancellationToken);
        return ledger.Messages.Report().Rates.Open.ToString();
    }
}
// end
