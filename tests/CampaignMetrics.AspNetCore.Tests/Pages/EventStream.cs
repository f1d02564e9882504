using System.Net;
using CampaignMetrics.AspNetCore.Tests.Reports;

namespace CampaignMetrics.AspNetCore.Tests.Pages;

/// <summary>A stream of server-sent events, as a browser reads it.</summary>
internal sealed class EventStream : IDisposable
{
    private readonly HttpResponseMessage _answer;
    private readonly StreamReader? _lines;

    private EventStream(HttpResponseMessage answer, StreamReader? lines) => (_answer, _lines) = (answer, lines);

    public HttpResponseMessage Answer => _answer;

    public HttpStatusCode Status => _answer.StatusCode;

    public static async Task<EventStream> OpenAsync(
        Served served, string? last = null, string? user = null, string path = PageServer.Changes)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (last is not null) request.Headers.TryAddWithoutValidation("Last-Event-ID", last);
        if (user is not null) request.Headers.Add(HeaderUsers.Header, user);
        var token = TestContext.Current.CancellationToken;
        var answer = await served.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token);
        return new EventStream(answer, answer.IsSuccessStatusCode ? new StreamReader(await answer.Content.ReadAsStreamAsync(token)) : null);
    }

    /// <summary>The next block: its lines, without the empty one that ends it; null at the end of the stream.</summary>
    public async Task<string?> BlockAsync()
    {
        using var patience = Patience(TimeSpan.FromSeconds(30));
        return await BlockAsync(patience.Token);
    }

    private async Task<string?> BlockAsync(CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        while (await _lines!.ReadLineAsync(cancellationToken) is { } line)
            if (line.Length > 0) lines.Add(line);
            else return string.Join('\n', lines);
        return null;
    }

    /// <summary>The id of the next event; null at the end of the stream.</summary>
    public async Task<string?> IdAsync(TimeSpan? most = null)
    {
        using var patience = Patience(most ?? TimeSpan.FromSeconds(30));
        while (await BlockAsync(patience.Token) is { } block)
            if (block.StartsWith("id: ", StringComparison.Ordinal)) return block.Split('\n')[0]["id: ".Length..];
        return null;
    }

    /// <summary>Whether for a while no event comes, and not the end of the stream.</summary>
    public async Task<bool> IsSilentAsync()
    {
        try
        {
            await IdAsync(TimeSpan.FromSeconds(1));
            return false;
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            return true;
        }
    }

    private static CancellationTokenSource Patience(TimeSpan most)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        source.CancelAfter(most);
        return source;
    }

    public void Dispose()
    {
        _lines?.Dispose();
        _answer.Dispose();
    }
}
