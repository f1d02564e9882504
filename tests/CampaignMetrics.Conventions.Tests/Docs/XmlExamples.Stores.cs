using CampaignMetrics.AspNetCore;
using CampaignMetrics.DependencyInjection;
using CampaignMetrics.Html;
using CampaignMetrics.PostgreSql;
using CampaignMetrics.Sqlite;
using CampaignMetrics.Testing;
using CampaignMetrics.Webhooks;
using CampaignMetrics.Webhooks.Verification;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignMetrics.Conventions.Tests.Docs;

/// <summary>The examples of stores, of the ledger over them, and of pages.</summary>
internal static partial class XmlExamples
{
    public static async Task OfDurableLedger(IEventLog log, ISnapshotStore snapshots, IEnumerable<EmailEvent> events)
    {
        await using var ledger = await DurableLedger.OpenAsync("newsletter", log, snapshots);
        await ledger.AppendAsync(events);
        Report report = ledger.Messages.Report(Definition.HubSpot);
    }

    public static async Task OfPostgreSqlStore()
    {
        await using var store = await PostgreSqlStore.OpenAsync("Host=localhost;Database=mail;Username=app;Password=secret");
        await using var ledger = await DurableLedger.OpenAsync("newsletter", store, store);
    }

    public static void OfHtmlReport(MessageLedger messages)
    {
        using var file = File.Create("spring-sale.html");
        HtmlReport.Write(messages, file);
    }

    public static void OfHtmlReportOptions()
    {
        var shared = new HtmlReportOptions { Title = "March", WithContacts = false };
    }

    public static void OfHtmlReportParts(MessageLedger messages, Stream response)
    {
        var parts = new HtmlReportParts(messages, new HtmlReportOptions { WithContacts = false });
        bool hasReport = parts.TryWrite("report:0", response);
    }

    public static void OfCampaignPageServices(CampaignMetricsBuilder builder)
    {
        builder.AddPages((user, ledger) => user.IsInRole(ledger) ? ReportAccess.All : null);
    }

    public static void OfCampaignPageRoutes(WebApplication app)
    {
        app.MapCampaignPages("/campaigns").RequireAuthorization("analysts"); // GET /campaigns/newsletter?campaign=spring
    }

    public static void OfCampaignMetricsServices(IServiceCollection services)
    {
        services.AddCampaignMetrics(options => options.Ledgers.Add("newsletter")).UseSqlite("events.db");
        services.AddHealthChecks().AddCampaignMetrics();
    }

    public static void OfWebhookSource()
    {
        var source = new WebhookSource(WebhookProvider.Brevo, new BasicAuthVerifier(new BasicCredential("user", "password")));
    }

    public static void OfCampaignWebhookServices(CampaignMetricsBuilder builder)
    {
        builder.AddWebhook("newsletter", WebhookProvider.Brevo, new BearerVerifier("the token"));
    }

    public static void OfCampaignReportServices(CampaignMetricsBuilder builder)
    {
        builder.AddReports((user, ledger) => user.IsInRole(ledger) ? ReportAccess.All : null);
    }

    public static void OfCampaignReportRoutes(WebApplication app)
    {
        app.MapCampaignReports("/api").RequireAuthorization("analysts"); // GET /api/newsletter/report?campaign=spring
    }

    public static void OfCampaignWebhookRoutes(WebApplication app)
    {
        app.MapCampaignWebhooks("/webhooks");                            // POST /webhooks/newsletter/sendgrid
        app.MapCampaignWebhooks("/hooks", ledger: "newsletter");         // POST /hooks/sendgrid
    }

    public static async Task OfCampaignLedgers(CampaignLedgers ledgers)
    {
        DurableLedger ledger = await ledgers.GetAsync("newsletter");
        Report report = ledger.Messages.Report(Definition.HubSpot);
    }

    public static void OfCampaignStore()
    {
        var store = new CampaignStore(new MemoryStore());
    }

    public static async Task OfSqliteStore()
    {
        await using var store = await SqliteStore.OpenAsync("events.db");
        await using var ledger = await DurableLedger.OpenAsync("newsletter", store, store);
    }

    public static async Task OfEventLogConformance()
    {
        foreach (string check in EventLogConformance.Checks)
            await EventLogConformance.RunAsync(check, OpenLogAsync);

        static Task<IEventLog> OpenLogAsync(CancellationToken cancellationToken) => Task.FromResult<IEventLog>(new MemoryStore());
    }

    public static async Task OfSnapshotStoreConformance()
    {
        foreach (string check in SnapshotStoreConformance.Checks)
            await SnapshotStoreConformance.RunAsync(check, OpenSnapshotsAsync);

        static Task<ISnapshotStore> OpenSnapshotsAsync(CancellationToken cancellationToken) =>
            Task.FromResult<ISnapshotStore>(new MemoryStore());
    }

    public static async Task OfCatalogStoreConformance()
    {
        foreach (string check in CatalogStoreConformance.Checks)
            await CatalogStoreConformance.RunAsync(check, OpenCatalogsAsync);

        static Task<ICatalogStore> OpenCatalogsAsync(CancellationToken cancellationToken) =>
            Task.FromResult<ICatalogStore>(new MemoryStore());
    }

    public static async Task OfCatalogStoreExtensions(ICatalogStore store)
    {
        var email = new Email { Id = "spring-sale", Name = "Spring sale" };
        await store.ChangeCatalogAsync("newsletter", catalog => new EmailCatalog([.. catalog.Emails, email]));
    }

    public static async Task OfDocumentStoreConformance()
    {
        foreach (string check in DocumentStoreConformance.Checks)
            await DocumentStoreConformance.RunAsync(check, OpenDocumentsAsync);

        static Task<IDocumentStore> OpenDocumentsAsync(CancellationToken cancellationToken) =>
            Task.FromResult<IDocumentStore>(new MemoryStore());
    }

    public static async Task OfSavedReports(IDocumentStore store, SavedReport weekly)
    {
        var saved = new SavedReports(store, "newsletter");
        StoredReport? stored = await saved.SaveAsync(new StoredReport(weekly, 0));
        if (stored is null) Console.Error.WriteLine("There is a report of this name already.");
        foreach (StoredReport mine in await saved.ReportsAsync(new ReportReader("eve"))) Console.WriteLine(mine.Report.Name);
    }

    public static void OfSavedReport(MessageLedger messages, DateTimeOffset now)
    {
        var weekly = new SavedReport
        {
            Name = "Weekly", Kind = SavedKind.Breakdown, By = Dimension.Campaign, Period = RelativePeriod.Last(7, PeriodUnit.Day),
        };
        var breakdown = (Breakdown)weekly.Run(messages, now).Document;
    }

    public static void OfRelativePeriod(DateTimeOffset now, TimeZoneInfo zone)
    {
        var lastMonth = RelativePeriod.Last(1, PeriodUnit.Month);
        (DateOnly from, DateOnly to) = lastMonth.Days(now, zone);
    }

    public static void OfTable(MessageLedger messages, Stream stream)
    {
        messages.Breakdown(Dimension.Campaign).ToTable().Write(stream, TableFormat.Csv);
    }
}
