using Microsoft.Playwright;

namespace CampaignMetrics.Html.Tests.Browser;

/// <summary>A Chromium of this machine, started once for all tests that look at pages in a browser.</summary>
public sealed class ChromiumFixture : IAsyncLifetime
{
    /// <summary>Null where the machine has none.</summary>
    private Chromium? _chromium;

    public async ValueTask InitializeAsync() => _chromium = await Chromium.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (_chromium is not null) await _chromium.DisposeAsync();
    }

    /// <summary>Opens a page from a file, with the network off.</summary>
    public async Task<OpenedPage> OpenAsync(string html, BrowserNewContextOptions? options = null, string hash = "")
    {
        if (_chromium is null) Needs.Missing("Chromium");
        options ??= new BrowserNewContextOptions();
        options.Offline = true;
        var context = await _chromium!.Browser.NewContextAsync(options);
        context.SetDefaultTimeout(10_000);
        return await OpenedPage.OpenAsync(context, html, hash);
    }
}

[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<ChromiumFixture>
{
    public const string Name = "browser";
}
