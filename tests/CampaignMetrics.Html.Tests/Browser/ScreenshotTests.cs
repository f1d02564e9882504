using Microsoft.Playwright;

namespace CampaignMetrics.Html.Tests.Browser;

/// <summary>Pictures to look at, in <c>artifacts/screenshots</c>.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ScreenshotTests(ChromiumFixture chromium)
{
    /// <summary>An empty page of this size takes less.</summary>
    private const int LeastBytes = 40_000;

    [Theory]
    [InlineData("light", ColorScheme.Light, 1280, false)]
    [InlineData("dark", ColorScheme.Dark, 1280, false)]
    [InlineData("phone", ColorScheme.Light, 390, false)]
    [InlineData("print", ColorScheme.Dark, 1280, true)]
    public async Task A_picture_of_the_page_is_made(string name, ColorScheme scheme, int width, bool isPrinted)
    {
        using var ledger = Samples.SpringSale();
        var options = new BrowserNewContextOptions
        {
            ColorScheme = scheme, ViewportSize = new ViewportSize { Width = width, Height = 900 },
        };
        await using var opened = await chromium.OpenAsync(
            Samples.PageOf(ledger, new HtmlReportOptions { BodyOf = Samples.SpringSaleBody }), options);
        if (isPrinted)
        {
            await opened.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
            await opened.Page.EvaluateAsync("() => { dispatchEvent(new Event('beforeprint')); }");
        }
        var file = Repository.PathOf("artifacts", "screenshots", $"{name}.png");
        var picture = await opened.Page.ScreenshotAsync(new PageScreenshotOptions { Path = file, FullPage = true });
        Assert.InRange(picture.Length, LeastBytes, int.MaxValue);
        Assert.Empty(opened.Faults);
    }
}
