using System.Text.Json;
using Microsoft.Playwright;

namespace CampaignMetrics.AspNetCore.Tests.Pages;

/// <summary>A Chromium of this machine, started once for all tests of live pages.</summary>
public sealed class LiveBrowser : IAsyncLifetime
{
    public const string Collection = "live browser";

    private Chromium? _chromium;

    public async ValueTask InitializeAsync() => _chromium = await Chromium.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (_chromium is not null) await _chromium.DisposeAsync();
    }

    internal Task<LivePage> OpenAsync(Served served, string path = PageServer.Page, BrowserNewContextOptions? options = null) =>
        OpenAsync(served.Address, path, options);

    internal async Task<LivePage> OpenAsync(Uri address, string path = PageServer.Page, BrowserNewContextOptions? options = null)
    {
        if (_chromium is null) Needs.Missing("Chromium");
        var context = await _chromium!.Browser.NewContextAsync(options ?? new BrowserNewContextOptions());
        context.SetDefaultTimeout(10_000);
        var page = new LivePage(context, await context.NewPageAsync());
        await page.Page.GotoAsync(new Uri(address, path).ToString());
        return page;
    }
}

[CollectionDefinition(LiveBrowser.Collection)]
public sealed class LiveBrowserCollection : ICollectionFixture<LiveBrowser>;

/// <summary>A live page that is open in the browser, and what went wrong on it.</summary>
internal sealed class LivePage : IAsyncDisposable
{
    /// <summary>Numbers of a part that do not read as in the JSON, in the page's language.</summary>
    private const string Wrong =
        """
        ([part, text]) => {
          const [json, language] = [JSON.parse(text), document.documentElement.lang];
          const percent = (value, digits) => new Intl.NumberFormat(language, {
            style: "percent", minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
          const shown = [...document.querySelectorAll("main [data-path]")]
            .filter(element => element.closest("[data-part]").dataset.part === part && !element.dataset.path.endsWith("amount"));
          const wrong = shown.filter(element => {
            const value = element.dataset.path.split(".").reduce((at, key) => at?.[key], json);
            return ![new Intl.NumberFormat(language).format(value), percent(value, 1), percent(value, 2)].includes(element.textContent);
          });
          return shown.length < 20 ? ["too few"] : wrong.map(element => `${element.dataset.path}: ${element.textContent}`);
        }
        """;

    private readonly IBrowserContext _context;
    private readonly List<string> _faults = [];
    private readonly List<string> _requests = [];

    public LivePage(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") _faults.Add(message.Text);
        };
        page.PageError += (_, error) => _faults.Add(error);
        page.Request += (_, request) =>
        {
            lock (_requests) _requests.Add(request.Url);
        };
    }

    public IPage Page { get; }

    /// <summary>Errors and warnings of the console, of scripts, and of the policy.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>The parts that were asked for since the last call, by name.</summary>
    public IReadOnlyList<string> TakeParts()
    {
        lock (_requests)
        {
            var parts = _requests.Where(url => url.Contains("/parts/", StringComparison.Ordinal))
                .Select(url => new Uri(url).AbsolutePath.Split('/')[^1]).Distinct().Order(StringComparer.Ordinal).ToList();
            _requests.Clear();
            return parts;
        }
    }

    /// <summary>Waits until the page is drawn, and connected.</summary>
    public async Task DrawnAsync(string word = "Live")
    {
        try
        {
            await Page.Locator(".live [role=status]", new PageLocatorOptions { HasTextString = word }).WaitForAsync();
        }
        catch (TimeoutException)
        {
            var shown = await Page.Locator("body").InnerTextAsync();
            Assert.Fail($"It is not {word}, but {shown[..Math.Min(shown.Length, 500)]}; faults: {string.Join('\n', _faults)}");
        }
        await Page.WaitForFunctionAsync(
            "() => document.querySelector('main').textContent && !document.querySelector('main [aria-busy=true]')");
        await Page.EvaluateAsync("() => { window.neverReloaded = true; }");
    }

    /// <summary>Waits until the numbers are those of the JSON.</summary>
    public async Task ShowsAsync(string part, string json, float milliseconds)
    {
        try
        {
            await Page.WaitForFunctionAsync(
                $"arg => ({Wrong})(arg).length === 0", new[] { part, json },
                new PageWaitForFunctionOptions { Timeout = milliseconds, PollingInterval = 50 });
        }
        catch (TimeoutException)
        {
            var wrong = await Page.EvaluateAsync<JsonElement>(Wrong, new[] { part, json });
            Assert.Fail($"After {milliseconds} ms these are wrong: {wrong}; faults: {string.Join('\n', _faults)}");
        }
        Assert.True(await Page.EvaluateAsync<bool>("() => window.neverReloaded === true"));
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
