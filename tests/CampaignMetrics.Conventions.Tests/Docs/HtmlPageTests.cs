using CampaignMetrics.Html;

namespace CampaignMetrics.Conventions.Tests.Docs;

/// <summary>The code of docs/guide/html.md and of the package's page, run.</summary>
public sealed class HtmlPageTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("campaign-metrics-page-");

    public HtmlPageTests()
    {
        if (!HtmlReport.IsAvailable) Needs.Missing("Node.js, which bundles the page");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_ledger_becomes_a_page()
    {
        using var messages = SpringSale();
        var path = Path.Combine(_folder.FullName, "page.html");
        Write();
        Assert.StartsWith("<!doctype html>\n<html lang=\"nl\">", File.ReadAllText(path), StringComparison.Ordinal);

        void Write()
        {
            // snippet
            using var file = File.Create(path);
            HtmlReport.Write(messages, file, new HtmlReportOptions { Language = "nl", WithContacts = false });
            // end
        }
    }

    [Fact]
    public void A_report_becomes_a_page()
    {
        using var messages = SpringSale();
        using var stream = new MemoryStream();
        // snippet
        HtmlReport.Write(messages.Report(Definition.Pipedrive), stream);
        // end
        Assert.InRange(stream.Length, 1, 1_500_000);
    }

    [Fact]
    public void The_package_shows_the_options()
    {
        using var messages = SpringSale();
        var bodies = new Dictionary<EmailId, string> { ["spring-sale"] = "<p>Spring</p>" };
        var path = Path.Combine(_folder.FullName, "page.html");
        Write();
        Assert.Contains("<title>Spring sale</title>", File.ReadAllText(path), StringComparison.Ordinal);

        void Write()
        {
            // snippet
            using var file = File.Create(path);
            HtmlReport.Write(messages, file, new HtmlReportOptions
            {
                Title = "Spring sale",
                Scope = new ReportScope { Campaigns = ["spring-2026"] },
                BodyOf = email => bodies.GetValueOrDefault(email),               // clicks are drawn on the email's own HTML
                WithContacts = false,                                            // aggregates only: the page names nobody
            });
            // end
        }
    }

    private static MessageLedger SpringSale()
    {
        var messages = new MessageLedger();
        using var stream = File.OpenRead(Repository.PathOf("docs", "samples", "spring-sale.ndjson"));
        messages.ReadLines(stream);
        return messages;
    }
}
