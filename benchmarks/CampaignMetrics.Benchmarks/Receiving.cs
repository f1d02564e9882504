using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using CampaignMetrics.AspNetCore;
using CampaignMetrics.DependencyInjection;
using CampaignMetrics.Webhooks;
using CampaignMetrics.Webhooks.Verification;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CampaignMetrics.Benchmarks;

/// <summary>Webhooks over loopback: batches a second that are verified and durable when they are answered, and how long an answer
/// took.</summary>
/// <remarks>Arguments: a <see cref="StorePlace"/>, then how many connections, events a batch and seconds. Client and server are one
/// process on one machine, so the client's work is in the numbers.</remarks>
internal static class Receiving
{
    private const string Ledger = "benchmark";

    public static async Task<int> RunAsync(StorePlace place, int connections, int batchEvents, int seconds)
    {
        await using var store = await place.OpenAsync("received");
        await using var app = Server(store);
        await app.StartAsync();
        var port = new Uri(app.Urls.First()).Port;
        var next = new StrongCounter();
        await PostAsync(port, connections, batchEvents, TimeSpan.FromSeconds(2), next);
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var took = await PostAsync(port, connections, batchEvents, TimeSpan.FromSeconds(seconds), next);
        var used = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        var kept = (await app.Services.GetRequiredService<CampaignLedgers>().GetAsync(Ledger)).Messages.EventCount;
        if (kept != (long)next.Value * batchEvents)
            throw new InvalidOperationException($"{kept} events were kept of {next.Value} batches.");
        double[] sorted = [.. took.Order()];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {place.Kind} | {connections} | {batchEvents} | {(double)took.Count / seconds:N0} batches/s | "
            + $"{(double)took.Count * batchEvents / seconds:N0} events/s | p50 {At(sorted, 0.5):0.0} ms | p99 {At(sorted, 0.99):0.0} ms | "
            + $"{used.TotalMicroseconds / took.Count:N0} µs of both a batch | {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB |"));
        await app.StopAsync();
        return 0;
    }

    private static WebApplication Server(OpenStore store)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddCampaignMetrics(options => options.Ledgers.Add(Ledger))
            .UseStore(new CampaignStore(store.Log))
            .AddWebhooks(options => options.RequestsPerSecond = int.MaxValue)
            .AddWebhook(Ledger, WebhookProvider.SendGrid, new BasicAuthVerifier(new BasicCredential("user", "password")));
        var app = builder.Build();
        app.MapCampaignWebhooks("/webhooks");
        return app;
    }

    /// <returns>How many milliseconds each answer took.</returns>
    private static async Task<ConcurrentBag<double>> PostAsync(
        int port, int connections, int batchEvents, TimeSpan time, StrongCounter next)
    {
        var took = new ConcurrentBag<double>();
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            using var client = new TcpClient { NoDelay = true };
            await client.ConnectAsync("127.0.0.1", port);
            var (stream, answer) = (client.GetStream(), new byte[4096]);
            while (watch.Elapsed < time)
            {
                var request = Request(next.Next(), batchEvents);
                var began = Stopwatch.GetTimestamp();
                await stream.WriteAsync(request);
                var read = await stream.ReadAsync(answer);
                took.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                if (!answer.AsSpan(0, read).StartsWith("HTTP/1.1 200"u8))
                    throw new InvalidOperationException(Encoding.ASCII.GetString(answer, 0, read));
            }
        })));
        return took;
    }

    private static byte[] Request(int batch, int events)
    {
        var body = new StringBuilder("[");
        for (var i = 0; i < events; i++)
            body.Append(i > 0 ? "," : "").Append(
                CultureInfo.InvariantCulture,
                $$"""
                {"email":"reader{{(batch * 7 + i) % 100_000}}@example.com","timestamp":{{1772442000 + batch}},"event":"open","category":["spring"],
                """).Append(
                CultureInfo.InvariantCulture,
                $$"""
                "sg_event_id":"b3Blbg{{batch:x8}}{{i:x4}}","sg_message_id":"m{{batch:x8}}{{i:x4}}.filter0001.22.5F0.0","ip":"203.0.113.7",
                """).Append("""
                "useragent":"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0","email_id":"a"}
                """);
        body.Append(']');
        var head = $"POST /webhooks/{Ledger}/sendgrid HTTP/1.1\r\nHost: a\r\nAuthorization: Basic dXNlcjpwYXNzd29yZA==\r\n"
            + $"Content-Type: application/json\r\nContent-Length: {body.Length.ToString(CultureInfo.InvariantCulture)}\r\n\r\n";
        return Encoding.ASCII.GetBytes(head + body);
    }

    private static double At(double[] sorted, double share) => sorted[(int)((sorted.Length - 1) * share)];

    /// <summary>Counts batches over all connections.</summary>
    private sealed class StrongCounter
    {
        private int _value;

        public int Value => _value;

        public int Next() => Interlocked.Increment(ref _value) - 1;
    }
}
