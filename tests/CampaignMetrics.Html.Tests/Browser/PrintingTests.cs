using Microsoft.Playwright;

namespace CampaignMetrics.Html.Tests.Browser;

[Collection(BrowserCollection.Name)]
public sealed class PrintingTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task A_printed_page_is_without_fault()
    {
        using var ledger = Samples.SpringSale();
        await using var opened = await OpenAsync(ledger);
        var pages = await opened.Page.PdfAsync(new PagePdfOptions { Format = "A4" });
        Assert.InRange(pages.Length, 50_000, int.MaxValue);
        Assert.Empty(opened.Faults);
    }

    [Fact]
    public async Task On_paper_a_table_has_all_its_rows()
    {
        using var ledger = Samples.SpringSale();
        await using var opened = await OpenAsync(ledger);
        var cities = opened.Page.Locator("#places").GetByRole(AriaRole.Region).Last.Locator("tbody tr");
        var shown = await cities.CountAsync();
        await opened.Page.EvaluateAsync("() => { dispatchEvent(new Event('beforeprint')); }");
        await Assertions.Expect(opened.Page.Locator("#places .pager")).ToHaveCountAsync(0);
        Assert.InRange(await cities.CountAsync(), shown + 1, int.MaxValue);
        await opened.Page.EvaluateAsync("() => { dispatchEvent(new Event('afterprint')); }");
        await Assertions.Expect(cities).ToHaveCountAsync(shown);
    }

    private Task<OpenedPage> OpenAsync(MessageLedger ledger) =>
        chromium.OpenAsync(Samples.PageOf(ledger, new HtmlReportOptions { BodyOf = Samples.SpringSaleBody }));
}
