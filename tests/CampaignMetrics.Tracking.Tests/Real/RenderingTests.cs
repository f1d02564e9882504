using Microsoft.Playwright;

namespace CampaignMetrics.TrackedMail.Tests.Real;

/// <summary>In a browser, prepared emails look like the originals, to the pixel.</summary>
public sealed class RenderingTests
{
    /// <summary>The tracking pixel is the one difference that there may be.</summary>
    private const string WithoutPixel = "img[src^='https://t.example/'] { display: none !important }";

    [Fact]
    public async Task They_look_the_same()
    {
        await using var chromium = await Chromium.StartAsync();
        if (chromium is null) Needs.Missing("Chromium");
        await using var context = await chromium!.Browser.NewContextAsync(new BrowserNewContextOptions { Offline = true });
        var page = await context.NewPageAsync();
        var different = new List<string>();
        foreach (var (name, html) in EmailsOfOthers.All)
        {
            var original = await PictureAsync(page, html);
            var prepared = await PictureAsync(page, Some.Message(html, null, Some.Everything).Html!);
            if (!original.AsSpan().SequenceEqual(prepared)) different.Add(name);
        }
        Assert.Empty(different);
    }

    [Fact]
    public async Task The_pixel_is_asked_for_and_the_hidden_link_has_no_place()
    {
        await using var chromium = await Chromium.StartAsync();
        if (chromium is null) Needs.Missing("Chromium");
        var page = await chromium!.Browser.NewPageAsync();
        var asked = new List<string>();
        await page.RouteAsync("**", async route =>
        {
            asked.Add(route.Request.Url);
            await route.FulfillAsync(new() { ContentType = "image/gif", BodyBytes = [.. TrackingAnswer.Pixel] });
        });
        await page.SetContentAsync(Some.Message("<p>x</p>", null, Some.Everything).Html!);
        Assert.Equal(TokenKind.Open, Assert.Single(Some.TokensIn(string.Join(' ', asked))).Kind);
        Assert.Equal(0, await page.EvaluateAsync<int>("document.querySelector('a').getClientRects().length"));
        Assert.Equal(1, await page.EvaluateAsync<int>("document.querySelector('img').naturalWidth"));
    }

    private static async Task<byte[]> PictureAsync(IPage page, string html)
    {
        await page.SetContentAsync(html, new() { WaitUntil = WaitUntilState.Load });
        return await page.ScreenshotAsync(new() { FullPage = true, Style = WithoutPixel, Animations = ScreenshotAnimations.Disabled });
    }
}
