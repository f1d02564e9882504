using System.Net.Sockets;
using System.Text;

namespace CampaignMetrics.AspNetCore.Tests;

/// <summary>Speaks HTTP byte by byte, as no client would.</summary>
internal static class Raw
{
    /// <summary>Sends some bytes, and gives the first line of the answer.</summary>
    public static async Task<string> SendAsync(Uri address, params string[] pieces)
    {
        using var client = new TcpClient();
        var token = TestContext.Current.CancellationToken;
        await client.ConnectAsync(address.Host, address.Port, token);
        var stream = client.GetStream();
        foreach (var piece in pieces) await stream.WriteAsync(Encoding.Latin1.GetBytes(piece), token);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadLineAsync(token) ?? "";
    }
}
