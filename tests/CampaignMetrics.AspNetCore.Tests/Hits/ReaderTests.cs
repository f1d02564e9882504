using System.Net;
using CampaignMetrics.Tests.Support.Hosts;
using CampaignMetrics.TrackedMail;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignMetrics.AspNetCore.Tests.Hits;

/// <summary>A reader of a tracked mail, from the wire to the ledger.</summary>
public sealed class ReaderTests
{
    private static readonly Mailed Mail = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_loaded_pixel_is_an_open()
    {
        await using var served = await Mailed.StartAsync();
        using var answer = await served.Http.GetAsync(Mail.Pixel, Token);
        Assert.Equal("image/gif", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal([EventType.Opened], await TypesAsync(served));
    }

    [Fact]
    public async Task A_followed_link_leads_to_its_target_and_is_a_click()
    {
        await using var served = await Mailed.StartAsync();
        using var answer = await served.Http.GetAsync(Mail.Link, Token);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal(Mailed.Target, answer.Headers.Location?.OriginalString);
        Assert.Equal([EventType.Clicked], await TypesAsync(served));
    }

    [Theory]
    [InlineData("no-store", "Cache-Control"), InlineData("no-referrer", "Referrer-Policy"), InlineData("noindex", "X-Robots-Tag")]
    public async Task No_answer_is_kept_or_indexed_or_refers(string value, string name)
    {
        await using var served = await Mailed.StartAsync();
        foreach (var path in (string[])[Mail.Pixel, Mail.Link, Mail.Leave, "/t/nothing"])
        {
            using var answer = await served.Http.GetAsync(path, Token);
            Assert.Contains(value, string.Join(',', answer.Headers.GetValues(name)), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("GET"), InlineData("HEAD")]
    public async Task A_visit_of_the_unsubscribe_page_unsubscribes_nobody(string method)
    {
        await using var served = await Mailed.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), Mail.Leave);
        using var answer = await served.Http.SendAsync(request, Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain(EventType.Unsubscribed, await TypesAsync(served));
    }

    [Fact]
    public async Task The_unsubscribe_page_has_a_form_and_no_script_and_no_contact()
    {
        await using var served = await Mailed.StartAsync();
        using var answer = await served.Http.GetAsync(Mail.Leave, Token);
        var html = await answer.Content.ReadAsStringAsync(Token);
        Assert.Contains("""<button name="confirm" value="unsubscribe">""", html, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("ann", html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_words_of_the_page_are_the_hosts_and_only_text()
    {
        await using var served = await Mailed.StartAsync(
            configure: options => options.Texts = new UnsubscribePageTexts { Language = "de", Button = "<b>Ab\"" });
        var html = await served.Http.GetStringAsync(Mail.Leave, Token);
        Assert.Contains("<html lang=\"de\">", html, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;Ab&quot;", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("confirm", "unsubscribe"), InlineData("List-Unsubscribe", "One-Click")]
    public async Task A_posted_form_unsubscribes(string name, string value)
    {
        await using var served = await Mailed.StartAsync();
        using var form = new FormUrlEncodedContent([new(name, value)]);
        Assert.Equal(HttpStatusCode.OK, (await served.Http.PostAsync(Mail.OneClick, form, Token)).StatusCode);
        Assert.Equal([EventType.Unsubscribed], await TypesAsync(served));
    }

    [Fact]
    public async Task One_click_may_come_in_parts()
    {
        await using var served = await Mailed.StartAsync();
        using var form = new MultipartFormDataContent { { new StringContent("One-Click"), "List-Unsubscribe" } };
        Assert.Equal(HttpStatusCode.OK, (await served.Http.PostAsync(Mail.OneClick, form, Token)).StatusCode);
        Assert.Equal([EventType.Unsubscribed], await TypesAsync(served));
    }

    [Fact]
    public async Task Parts_that_break_off_unsubscribe_nobody()
    {
        await using var served = await Mailed.StartAsync();
        using var form = new StringContent("--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Cl");
        form.Headers.ContentType = new("multipart/form-data") { Parameters = { new("boundary", "x") } };
        await served.Http.PostAsync(Mail.OneClick, form, Token);
        Assert.Empty(await TypesAsync(served));
    }

    [Fact]
    public async Task What_is_fetched_ahead_unsubscribes_nobody()
    {
        await using var served = await Mailed.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, Mail.OneClick)
        {
            Headers = { { "Purpose", "prefetch" } }, Content = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]),
        };
        await served.Http.SendAsync(request, Token);
        Assert.Empty(await TypesAsync(served));
    }

    [Fact]
    public async Task Hits_at_the_same_time_count_once_each()
    {
        await using var served = await Mailed.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 300).Select(i => served.Http.GetAsync(i % 2 == 0 ? Mail.Pixel : Mail.Link, Token)));
        Assert.Equal(300, await served.EventsAsync());
    }

    [Fact]
    public async Task Hits_are_there_after_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory();
        var file = Path.Combine(folder.FullName, "events.db");
        IReadOnlyList<EventType> before, after;
        await using (var served = await Mailed.StartAsync(file: file))
        {
            await served.Http.GetAsync(Mail.Pixel, Token);
            await served.Http.GetAsync(Mail.Link, Token);
            before = await TypesAsync(served);
        }
        await using (var again = await Mailed.StartAsync(file: file)) after = await TypesAsync(again);
        folder.Delete(recursive: true);
        Assert.Equal(2, before.Count);
        Assert.Equal(before, after);
    }

    [Fact]
    public async Task A_step_of_viewing_waits_for_its_time()
    {
        await using var served = await Mailed.StartAsync(viewing: new ViewingOptions { Interval = TimeSpan.FromMilliseconds(200) });
        var began = System.Diagnostics.Stopwatch.StartNew();
        using var answer = await served.Http.GetAsync(Mailed.View(DateTimeOffset.UtcNow), Token);
        Assert.Equal(HttpStatusCode.TemporaryRedirect, answer.StatusCode);
        Assert.True(began.ElapsedMilliseconds >= 190);
    }

    [Fact]
    public async Task A_step_for_which_there_is_no_room_gets_the_pixel()
    {
        await using var served = await Mailed.StartAsync(
            configure: options => options.WaitingSteps = 1, viewing: new ViewingOptions { Interval = TimeSpan.FromSeconds(2) });
        var path = Mailed.View(DateTimeOffset.UtcNow);
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => served.Http.GetAsync(path, Token)));
        Assert.Equal(2, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
    }

    [Fact]
    public async Task Hits_are_measured_by_kind()
    {
        await using var served = await Mailed.StartAsync();
        using var measured = new Measurements(
            served.Services.GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>());
        await served.Http.GetAsync(Mail.Pixel, Token);
        await served.Http.GetAsync("/t/nothing", Token);
        Assert.Equal(1, measured.Of("campaign_metrics.tracking.hits {request} campaign_metrics.token.kind=open"));
        Assert.Equal(1, measured.Of("campaign_metrics.tracking.refused {request} campaign_metrics.token.fault=malformed"));
    }

    private static async Task<IReadOnlyList<EventType>> TypesAsync(Served served)
    {
        var ledger = await served.Ledgers.GetAsync(Served.Ledger, Token);
        return [.. ledger.Messages.History(Mailed.Email, Mailed.Contact).Select(item => item.Event.Type)];
    }
}
