using Microsoft.Playwright;

namespace CampaignMetrics.Html.Tests.Browser;

/// <summary>A page that is open in the browser, and what went wrong on it.</summary>
public sealed class OpenedPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly string _file;
    private readonly List<string> _faults = [];
    private readonly List<string> _requests = [];

    private OpenedPage(IBrowserContext context, IPage page, string file) => (_context, Page, _file) = (context, page, file);

    public IPage Page { get; }

    /// <summary>The choice of the definition, at the head of the page.</summary>
    public ILocator DefinitionChoice => Page.Locator(".masthead select").First;

    /// <summary>Errors of the console and of scripts, violations of the policy, and dialogs: nobody opens one but a script that
    /// should not run.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>What the page asked for, beside itself.</summary>
    public IReadOnlyList<string> Requests => _requests;

    public static async Task<OpenedPage> OpenAsync(IBrowserContext context, string html, string hash)
    {
        var file = Path.Combine(Path.GetTempPath(), $"campaign-metrics-{Guid.NewGuid():N}.html");
        await File.WriteAllTextAsync(file, html);
        var opened = new OpenedPage(context, await context.NewPageAsync(), file);
        opened.Listen();
        await opened.Page.GotoAsync($"{new Uri(file)}{hash}");
        await opened.Page.Locator("main").WaitForAsync();
        await opened.DrawnAsync();
        return opened;
    }

    /// <summary>Waits until all sections are drawn, which come one by one.</summary>
    public Task DrawnAsync() => Page.WaitForFunctionAsync(
        "() => document.querySelector('main').textContent && !document.querySelector('main [aria-busy=true]')");

    /// <summary>Goes to another view of the page.</summary>
    public async Task GoAsync(string hash)
    {
        await Page.EvaluateAsync("hash => { location.hash = hash; }", hash);
        // Drawn in the next frame.
        await Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 50)))");
        await DrawnAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        File.Delete(_file);
    }

    private void Listen()
    {
        Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") _faults.Add(message.Text);
        };
        Page.PageError += (_, error) => _faults.Add(error);
        Page.Dialog += (_, dialog) =>
        {
            _faults.Add($"dialog: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
        Page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith("file:", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                _requests.Add(request.Url);
        };
    }
}
