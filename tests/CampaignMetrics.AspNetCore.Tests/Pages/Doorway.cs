using System.Net;
using System.Net.Sockets;

namespace CampaignMetrics.AspNetCore.Tests.Pages;

/// <summary>An address that stays while hosts behind it come and go.</summary>
internal sealed class Doorway : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _accepting;

    public Doorway()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where the host is that answers; null while there is none.</summary>
    public volatile Uri? Host;

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        _listener.Dispose();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_ending.IsCancellationRequested) _ = ConnectAsync(await _listener.AcceptTcpClientAsync(_ending.Token));
    }

    private async Task ConnectAsync(TcpClient outside)
    {
        using var _ = outside;
        if (Host is not { } host) return;
        using var inside = new TcpClient();
        try
        {
            await inside.ConnectAsync(host.Host, host.Port, _ending.Token);
            // Either side may end it.
            await Task.WhenAny(
                inside.GetStream().CopyToAsync(outside.GetStream(), _ending.Token),
                outside.GetStream().CopyToAsync(inside.GetStream(), _ending.Token));
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
        {
            // As a proxy does.
        }
    }
}
