using System.Net;
using CampaignMetrics.Testing;
using CampaignMetrics.Tests.Support.Hosts;
using CampaignMetrics.TrackedMail;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignMetrics.AspNetCore.Tests.Hits;

/// <summary>What nobody may do with the addresses of tracked mail, and what happens when the store is away.</summary>
public sealed class HostileReaderTests
{
    private static readonly Mailed Mail = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static FormUrlEncodedContent Form => new([new("List-Unsubscribe", "One-Click")]);

    [Fact]
    public async Task A_token_with_any_character_changed_is_not_found()
    {
        await using var served = await Mailed.StartAsync();
        for (var i = "/t/".Length; i < Mail.Pixel.Length - 1; i++)
        {
            var forged = $"{Mail.Pixel[..i]}{(Mail.Pixel[i] == 'A' ? 'B' : 'A')}{Mail.Pixel[(i + 1)..]}";
            Assert.Equal(HttpStatusCode.NotFound, (await served.Http.GetAsync(forged, Token)).StatusCode);
        }
        Assert.Equal(0, await served.EventsAsync());
    }

    [Fact]
    public async Task A_truncated_token_is_not_found()
    {
        await using var served = await Mailed.StartAsync();
        for (var length = "/t/A".Length; length < Mail.Link.Length; length++)
            Assert.Equal(HttpStatusCode.NotFound, (await served.Http.GetAsync(Mail.Link[..length], Token)).StatusCode);
    }

    [Fact]
    public async Task A_ledger_that_the_host_does_not_have_is_not_found()
    {
        await using var served = await Mailed.StartAsync();
        var foreign = new Mailed(ledger: "elsewhere");
        Assert.Equal(HttpStatusCode.NotFound, (await served.Http.GetAsync(foreign.Link, Token)).StatusCode);
    }

    [Fact]
    public async Task A_hit_goes_to_the_ledger_of_its_token_alone()
    {
        await using var served = await Mailed.StartAsync();
        await served.Http.GetAsync(new Mailed(ledger: "other").Pixel, Token);
        Assert.Equal(1, await served.EventsAsync("other"));
        Assert.Equal(0, await served.EventsAsync());
    }

    [Fact]
    public async Task No_token_key_or_contact_is_logged()
    {
        var log = new FailingLog(new MemoryStore());
        await using var served = await Mailed.StartAsync(log);
        await served.Http.GetAsync(Mail.Pixel, Token);
        await served.Http.GetAsync(Mail.Link[..^3], Token);
        log.Fails = true;
        await served.Http.GetAsync(Mail.Link, Token);
        Assert.Contains("may be lost", served.Logs.Text, StringComparison.Ordinal);
        foreach (var secret in (string[])[Mail.Pixel[3..], Mail.Link[3..^3], Mailed.Secret, Mailed.Contact])
            Assert.DoesNotContain(secret, served.Logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_leads_to_its_target_when_the_store_is_away()
    {
        await using var served = await AwayAsync();
        using var measured = new Measurements(served.Services.GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>());
        using var answer = await served.Http.GetAsync(Mail.Link, Token);
        Assert.Equal(Mailed.Target, answer.Headers.Location?.OriginalString);
        Assert.Equal(1, measured.Of("campaign_metrics.tracking.lost {event} campaign_metrics.token.kind=click"));
    }

    [Fact]
    public async Task A_pixel_is_served_when_the_store_is_away()
    {
        await using var served = await AwayAsync();
        Assert.Equal(HttpStatusCode.OK, (await served.Http.GetAsync(Mail.Pixel, Token)).StatusCode);
    }

    [Fact]
    public async Task An_unsubscription_that_is_not_stored_is_not_acknowledged()
    {
        await using var served = await AwayAsync();
        using var answer = await served.Http.PostAsync(Mail.OneClick, Form, Token);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    [Fact]
    public async Task A_large_form_is_refused()
    {
        await using var served = await Mailed.StartAsync();
        using var form = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click"), new("more", new string('a', 5_000))]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await served.Http.PostAsync(Mail.OneClick, form, Token)).StatusCode);
        Assert.Equal(0, await served.EventsAsync());
    }

    [Fact]
    public async Task Who_asks_too_often_is_refused_and_all_that_was_answered_is_kept()
    {
        await using var served = await Mailed.StartAsync(configure: options => options.RequestsPerSecond = 5);
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => served.Http.GetAsync(Mail.Pixel, Token)));
        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.TooManyRequests && answer.Headers.RetryAfter is not null);
        Assert.Equal(answers.Count(answer => answer.StatusCode == HttpStatusCode.OK), await served.EventsAsync());
    }

    [Fact]
    public async Task A_wrong_key_stops_the_start() =>
        await Assert.ThrowsAsync<ArgumentException>(() => Served.StartAsync(
            campaigns => campaigns.AddTracking(
                _ => new TrackingKeys(new TrackingKey(1, "c2hvcnQ=")), new EndpointOptions { BaseUrl = "https://t.example/t/" }),
            app => app.MapCampaignTracking("/t")));

    [Fact]
    public async Task A_host_without_tracking_is_told() =>
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => Served.StartAsync(_ => { }, app => app.MapCampaignTracking("/t")));

    private static async Task<Served> AwayAsync()
    {
        var log = new FailingLog(new MemoryStore());
        var served = await Mailed.StartAsync(log);
        await served.EventsAsync();
        log.Fails = true;
        return served;
    }
}
