using Microsoft.Playwright;

namespace CampaignMetrics.Html.Tests.Browser;

/// <summary>A Chromium of this machine, started once for all tests that look at pages in a browser.</summary>
public sealed class ChromiumFixture : IAsyncLifetime
{
    private IPlaywright? _playwright;

    /// <summary>Null where the machine has no Chromium.</summary>
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (Find() is not { } program) return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = program,
            // Containers of build servers run as root, where Chromium's own sandbox refuses to start.
            Args = ["--no-sandbox", "--font-render-hinting=none"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>Opens a page from a file, with the network off.</summary>
    public async Task<OpenedPage> OpenAsync(string html, BrowserNewContextOptions? options = null, string hash = "")
    {
        if (_browser is null) Needs.Missing("Chromium");
        options ??= new BrowserNewContextOptions();
        options.Offline = true;
        var context = await _browser!.NewContextAsync(options);
        context.SetDefaultTimeout(10_000);
        return await OpenedPage.OpenAsync(context, html, hash);
    }

    private static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
}

[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<ChromiumFixture>
{
    public const string Name = "browser";
}
