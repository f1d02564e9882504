using System.Security.Claims;
using System.Text;
using CampaignMetrics.Tests.Support.Stores;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignMetrics.AspNetCore.Tests.Reports;

/// <summary>A server with reports of some events.</summary>
internal static class ReportServer
{
    public const int Batches = 8;

    public static async Task<Served> StartAsync(
        Func<ClaimsPrincipal, string, ReportAccess?>? see = null, Action<WebApplication>? map = null, IEventLog? log = null,
        Action<DependencyInjection.CampaignMetricsBuilder>? use = null)
    {
        var served = await Served.StartAsync(
            campaigns =>
            {
                campaigns.AddReports(see ?? ((_, _) => ReportAccess.All));
                use?.Invoke(campaigns);
            },
            map ?? (app => app.MapCampaignReports("/api").AllowAnonymous()), log, HeaderUsers.AddTo);
        for (var batch = 0; batch < Batches; batch++)
            await served.Ledgers.AppendAsync(Served.Ledger, "test", Some.Batch(batch), TestContext.Current.CancellationToken);
        return served;
    }

    public static async Task<MessageLedger> MessagesAsync(this Served served) =>
        (await served.Ledgers.GetAsync(Served.Ledger, TestContext.Current.CancellationToken)).Messages;

    public static async Task<HttpResponseMessage> GetAsync(this Served served, string path, string? user = null, string? tag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (user is not null) request.Headers.Add(HeaderUsers.Header, user);
        if (tag is not null) request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return await served.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public static async Task<string> TextAsync(this Served served, string path) => Encoding.UTF8.GetString(await served.BytesAsync(path));

    public static async Task<byte[]> BytesAsync(this Served served, string path)
    {
        using var answer = await served.GetAsync(path);
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode} {Encoding.UTF8.GetString(bytes)}");
        return bytes;
    }
}
