using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CampaignMetrics.Conventions.Tests.Packed;

/// <summary>An ordinary web application, whose requests the framework binds by reflection.</summary>
public sealed class OrdinaryBindingTests
{
    [Theory]
    [InlineData("/contacts?contact=ann%40example.com", HttpStatusCode.OK), InlineData("/contacts?contact=", HttpStatusCode.BadRequest)]
    [InlineData("/contacts", HttpStatusCode.BadRequest)]
    [InlineData("/by?by=campaign", HttpStatusCode.OK), InlineData("/by?by=", HttpStatusCode.BadRequest)]
    [InlineData("/by?by=nothing", HttpStatusCode.BadRequest)]
    public async Task A_text_that_is_no_key_is_a_bad_request(string path, HttpStatusCode status)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapGet("/contacts", (ContactId contact) => contact.Value);
        app.MapGet("/by", (Dimension by) => by.ToString());
        await app.StartAsync(TestContext.Current.CancellationToken);
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        Assert.Equal(status, (await client.GetAsync(path, TestContext.Current.CancellationToken)).StatusCode);
    }
}
