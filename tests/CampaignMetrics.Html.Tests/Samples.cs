using System.Text;

namespace CampaignMetrics.Html.Tests;

/// <summary>Ledgers and pages of the samples of the guides.</summary>
internal static class Samples
{
    private static string PathOf(string name) => Repository.PathOf("docs", "samples", name);

    /// <summary>One email with deliveries, bounces, opens, clicks, views, orders, and its HTML.</summary>
    public static MessageLedger SpringSale(LedgerOptions? options = null) =>
        Read("spring-sale.ndjson", (options ?? new LedgerOptions()) with { Catalog = Catalog("spring-sale-emails.json") });

    /// <summary>The HTML of the email of <see cref="SpringSale"/>.</summary>
    public static string? SpringSaleBody(EmailId email) =>
        EmailCatalogFile.Bodies(File.ReadAllBytes(PathOf("spring-sale-emails.json"))).GetValueOrDefault(email);

    /// <summary>Several emails of a workflow.</summary>
    public static MessageLedger Welcome() =>
        Read("welcome.ndjson", new LedgerOptions { Catalog = Catalog("welcome-emails.json") });

    /// <summary>A page of a ledger.</summary>
    public static string PageOf(MessageLedger ledger, HtmlReportOptions? options = null) =>
        Written(page => HtmlReport.Write(ledger, page, options));

    /// <summary>A page of a report alone.</summary>
    public static string PageOf(Report report, HtmlReportOptions? options = null) =>
        Written(page => HtmlReport.Write(report, page, options));

    private static string Written(Action<Stream> write)
    {
        if (!HtmlReport.IsAvailable) Needs.Missing("Node.js, which bundles the page");
        using var page = new MemoryStream();
        write(page);
        return Encoding.UTF8.GetString(page.ToArray());
    }

    private static EmailCatalog Catalog(string name) =>
        EmailCatalogFile.TryRead(File.ReadAllBytes(PathOf(name)), out var catalog, out var error)
            ? catalog
            : throw new InvalidOperationException(error);

    private static MessageLedger Read(string name, LedgerOptions options)
    {
        var ledger = new MessageLedger(options);
        using var lines = File.OpenRead(PathOf(name));
        ledger.ReadLines(lines);
        return ledger;
    }
}
