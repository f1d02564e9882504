using System.Text.Json;
using Microsoft.Playwright;

namespace CampaignMetrics.Html.Tests.Browser;

/// <summary>The rules of axe-core for WCAG 2.2 A and AA, and its best practices, on every view.</summary>
[Collection(BrowserCollection.Name)]
public sealed class AccessibilityTests(ChromiumFixture chromium)
{
    private const string Violations =
        """
        async () => (await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }))
          .violations.map(rule => `${rule.id}: ${rule.nodes.slice(0, 3).map(node => node.target.join(" ")).join("; ")}`)
        """;

    [Theory]
    [InlineData("#/report", ColorScheme.Light, 1280)]
    [InlineData("#/report", ColorScheme.Dark, 1280)]
    [InlineData("#/report", ColorScheme.Light, 390)]
    [InlineData("#/recipients?kind=bounced", ColorScheme.Light, 1280)]
    [InlineData("#/recipients?kind=opened", ColorScheme.Dark, 390)]
    public async Task A_page_of_one_email_violates_no_rule(string hash, ColorScheme scheme, int width)
    {
        using var ledger = Samples.SpringSale();
        await CheckAsync(Samples.PageOf(ledger, new HtmlReportOptions { BodyOf = Samples.SpringSaleBody }), hash, scheme, width);
    }

    [Theory]
    [InlineData("#/overview", ColorScheme.Light, 1280)]
    [InlineData("#/overview", ColorScheme.Dark, 390)]
    [InlineData("#/emails", ColorScheme.Light, 1280)]
    [InlineData("#/watch", ColorScheme.Dark, 1280)]
    public async Task A_page_of_many_emails_violates_no_rule(string hash, ColorScheme scheme, int width)
    {
        using var ledger = Samples.Welcome();
        await CheckAsync(Samples.PageOf(ledger), hash, scheme, width);
    }

    private async Task CheckAsync(string html, string hash, ColorScheme scheme, int width)
    {
        var axe = Repository.PathOf("src", "CampaignMetrics.Html", "Page", "node_modules", "axe-core", "axe.min.js");
        if (!File.Exists(axe)) Needs.Missing("axe-core, which npm installs with the page");
        var options = new BrowserNewContextOptions
        {
            ColorScheme = scheme, ViewportSize = new ViewportSize { Width = width, Height = 900 },
            // Only so that axe can be added; the page itself is tested with its policy elsewhere.
            BypassCSP = true,
        };
        await using var opened = await chromium.OpenAsync(html, options, hash);
        await opened.Page.AddScriptTagAsync(new PageAddScriptTagOptions { Path = axe });
        var found = await opened.Page.EvaluateAsync<JsonElement>(Violations);
        Assert.Empty(found.EnumerateArray().Select(text => text.GetString()));
    }
}
