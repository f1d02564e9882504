using System.Text.Json;
using CampaignMetrics.AspNetCore.Tests.Reports;
using CampaignMetrics.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;

namespace CampaignMetrics.AspNetCore.Tests.Pages;

/// <summary>The live page in a browser.</summary>
[Collection(LiveBrowser.Collection)]
public sealed class LivePageTests(LiveBrowser browser)
{
    private const int Soon = 2_000;

    private const string Report = "/api/newsletter/report?every=hour";

    [Theory]
    [InlineData(PageServer.Page, "report:0", Report)]
    [InlineData(PageServer.Page + "/", "report:0", Report)]
    [InlineData("/base/campaigns/newsletter/?email=email-1&email=email-2", "report:0", Report + "&email=email-1&email=email-2")]
    [InlineData(PageServer.Page + "#/emails", "emails:0", "/api/newsletter/emails?limit=10000")]
    [InlineData(PageServer.Page + "#/overview", "overview:0", "/api/newsletter/overview")]
    public async Task Numbers_follow_events_within_two_seconds(string path, string part, string api)
    {
        await using var served = await PageServer.StartAsync(map: WithBase);
        await using var page = await browser.OpenAsync(served, path);
        await page.DrawnAsync();
        await page.ShowsAsync(part, await served.TextAsync(api), Soon);
        for (var batch = 8; batch < 12; batch++)
        {
            await served.AppendAsync(batch);
            await page.ShowsAsync(part, await served.TextAsync(api), Soon);
        }
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task Of_one_email_they_stay_its_own_while_emails_come()
    {
        await using var served = await PageServer.StartAsync(batches: 3);
        await using var page = await browser.OpenAsync(served, PageServer.Page + "#/report/email-1");
        await page.DrawnAsync();
        for (var batch = 3; batch < 9; batch++)
        {
            await served.AppendAsync(batch);
            var part = await NumberedAsync(served, "email-1");
            await page.Page.Locator($"main > [data-part='{part}']").WaitForAsync(new LocatorWaitForOptions { Timeout = Soon });
            await page.ShowsAsync(part, await served.TextAsync(Report + "&email=email-1"), Soon);
        }
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task Only_what_is_shown_is_asked_for_again()
    {
        await using var served = await PageServer.StartAsync();
        await using var page = await browser.OpenAsync(served);
        await page.DrawnAsync();
        await page.ShowsAsync("report:0", await served.TextAsync(Report), Soon);
        page.TakeParts();
        await served.AppendAsync(20);
        await page.ShowsAsync("report:0", await served.TextAsync(Report), Soon);
        Assert.Equal(["page", "providers:0", "report:0"], page.TakeParts());
        await page.Page.EvaluateAsync("() => { location.hash = '#/emails'; }");
        await page.Page.Locator("main [data-part='emails:0']").WaitForAsync();
        page.TakeParts();
        await served.AppendAsync(21);
        await page.ShowsAsync("emails:0", await served.TextAsync("/api/newsletter/emails?limit=10000"), Soon);
        Assert.Equal(["emails:0", "page", "report:0"], page.TakeParts());
    }

    [Fact]
    public async Task What_the_reader_has_done_stays()
    {
        await using var served = await PageServer.StartAsync();
        await using var page = await browser.OpenAsync(served, PageServer.Page + "#/recipients/email-1");
        await page.DrawnAsync();
        var search = page.Page.GetByRole(AriaRole.Searchbox);
        await search.FillAsync("contact-");
        await page.Page.Locator("main p[role=status]", new PageLocatorOptions { HasTextString = "10" }).WaitForAsync();
        // New contacts will stand before this one, and after it.
        await page.Page.Locator(".expander", new PageLocatorOptions { HasTextString = "contact-1-1@" }).ClickAsync();
        await page.Page.Locator(".history").WaitForAsync();
        await search.FocusAsync();
        await page.Page.SetViewportSizeAsync(800, 300);
        await page.Page.EvaluateAsync("() => scrollTo(0, 120)");
        var sent = page.Page.Locator("[role=tab][aria-selected=true] .tab-count");
        var before = await sent.TextContentAsync();
        await served.AppendAsync(8);
        await Assertions.Expect(sent).Not.ToHaveTextAsync(before!, new LocatorAssertionsToHaveTextOptions { Timeout = Soon });
        await page.Page.EvaluateAsync("() => new Promise(done => setTimeout(done, 300))");
        Assert.Equal("contact-", await search.InputValueAsync());
        Assert.True(await search.EvaluateAsync<bool>("input => input === document.activeElement"));
        Assert.Equal(120, await page.Page.EvaluateAsync<int>("() => scrollY"));
        Assert.Equal(1, await page.Page.Locator(".history").CountAsync());
        Assert.Contains("contact-1-1@", await page.Page.Locator("tr.open").TextContentAsync(), StringComparison.Ordinal);
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task After_the_host_was_away_the_numbers_are_the_same_and_go_on()
    {
        var store = new MemoryStore();
        await using var doorway = new Doorway();
        await using var first = await PageServer.StartAsync(log: store);
        doorway.Host = first.Address;
        await using var page = await browser.OpenAsync(doorway.Address);
        await page.DrawnAsync();
        var report = await first.TextAsync(Report);
        await page.ShowsAsync("report:0", report, Soon);
        doorway.Host = null;
        await first.DisposeAsync();
        await page.DrawnAsync("Connection lost");
        await page.ShowsAsync("report:0", report, Soon);
        await using var second = await PageServer.StartAsync(log: store, batches: 0);
        doorway.Host = second.Address;
        await page.DrawnAsync();
        await page.ShowsAsync("report:0", report, Soon);
        Assert.Equal(report, await second.TextAsync(Report));
        await second.AppendAsync(30);
        await page.ShowsAsync("report:0", await second.TextAsync(Report), Soon);
    }

    [Fact]
    public async Task What_could_not_be_read_is_told_and_can_be_tried_again()
    {
        await using var served = await PageServer.StartAsync();
        await using var page = await browser.OpenAsync(served);
        await page.DrawnAsync();
        var before = await served.TextAsync(Report);
        await page.Page.RouteAsync("**/parts/**", route => route.AbortAsync());
        await served.AppendAsync(20);
        var retry = page.Page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Try again" });
        await retry.WaitForAsync();
        await page.ShowsAsync("report:0", before, Soon);
        await page.Page.UnrouteAllAsync();
        await retry.ClickAsync();
        await page.ShowsAsync("report:0", await served.TextAsync(Report), Soon);
        await retry.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
    }

    [Fact]
    public async Task A_page_that_could_not_be_opened_can_be_tried_again_in_its_language()
    {
        await using var served = await PageServer.StartAsync(
            configure: pages => pages.Page = _ => new Html.HtmlReportOptions { Language = "nl", Title = "Lente" });
        await using var page = await browser.OpenAsync(served, "/campaigns/nobody");
        await page.Page.RouteAsync("**/parts/page", route => route.AbortAsync());
        await page.Page.GotoAsync(new Uri(served.Address, PageServer.Page).ToString());
        var retry = page.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Opnieuw proberen" });
        await retry.WaitForAsync();
        await page.Page.UnrouteAllAsync();
        await retry.ClickAsync();
        await page.DrawnAsync();
        Assert.Equal("Lente", await page.Page.TitleAsync());
    }

    [Fact]
    public async Task A_page_without_contacts_has_no_way_to_them()
    {
        await using var served = await PageServer.StartAsync((_, _) => ReportAccess.WithoutContacts);
        await using var page = await browser.OpenAsync(served, PageServer.Page + "#/report/email-1");
        await page.DrawnAsync();
        Assert.DoesNotContain("contact-", await page.Page.ContentAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await page.Page.Locator("a[href*='recipients']").CountAsync());
        Assert.Empty(page.Faults);
    }

    [Theory]
    [InlineData(PageServer.Page, ColorScheme.Light, 1280), InlineData(PageServer.Page, ColorScheme.Dark, 390)]
    public async Task A_live_page_violates_no_rule_of_axe(string path, ColorScheme scheme, int width)
    {
        var axe = Repository.PathOf("src", "CampaignMetrics.Html", "Page", "node_modules", "axe-core", "axe.min.js");
        if (!File.Exists(axe)) Needs.Missing("axe-core, which npm installs with the page");
        await using var served = await PageServer.StartAsync();
        await using var page = await browser.OpenAsync(served, path, new BrowserNewContextOptions
        {
            ColorScheme = scheme, ViewportSize = new ViewportSize { Width = width, Height = 900 }, ReducedMotion = ReducedMotion.Reduce,
            // Only so that axe can be added.
            BypassCSP = true,
        });
        await page.DrawnAsync();
        await served.AppendAsync(20);
        await page.Page.Locator(".live time").WaitForAsync();
        await page.Page.AddScriptTagAsync(new PageAddScriptTagOptions { Path = axe });
        var found = await page.Page.EvaluateAsync<JsonElement>(
            """
            async () => (await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }))
              .violations.map(rule => `${rule.id}: ${rule.nodes.slice(0, 3).map(node => node.target.join(" ")).join("; ")}`)
            """);
        Assert.Empty(found.EnumerateArray().Select(text => text.GetString()));
        Assert.Equal("none", await page.Page.Locator(".live-dot").EvaluateAsync<string>("dot => getComputedStyle(dot).animationName"));
    }

    private static void WithBase(WebApplication app)
    {
        app.UsePathBase("/base");
        app.UseRouting();
        app.MapCampaignReports("/api").AllowAnonymous();
        app.MapCampaignPages("/campaigns").AllowAnonymous();
    }

    private static async Task<string> NumberedAsync(Served served, string email)
    {
        using var page = JsonDocument.Parse(await served.TextAsync(PageServer.Parts + "page"));
        var emails = page.RootElement.GetProperty("emails").EnumerateArray().Select(one => one.GetProperty("email").GetString()).ToList();
        return $"report:0:{emails.IndexOf(email)}";
    }
}
