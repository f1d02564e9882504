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
    public async Task<string?> BlockAsync(TimeSpan? patience = null)
    {
        var lines = new List<string>();
        using var source = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        source.CancelAfter(patience ?? TimeSpan.FromSeconds(30));
        while (await _lines!.ReadLineAsync(source.Token) is { } line)
            if (line.Length > 0) lines.Add(line);
            else return string.Join('\n', lines);
        return null;
    }

    /// <summary>The id of the next event; null at the end of the stream.</summary>
    public async Task<string?> IdAsync(TimeSpan? patience = null)
    {
        while (await BlockAsync(patience) is { } block)
            if (block.StartsWith("id: ", StringComparison.Ordinal)) return block.Split('\n')[0]["id: ".Length..];
        return null;
    }

    /// <summary>Whether no event comes for a while.</summary>
    public async Task<bool> IsSilentAsync()
    {
        try
        {
            return await IdAsync(TimeSpan.FromSeconds(1)) is null;
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            return true;
        }
    }

    public void Dispose()
    {
        _lines?.Dispose();
        _answer.Dispose();
    }
}
