using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using CampaignMetrics.AspNetCore.Tests.Reports;
using CampaignMetrics.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CampaignMetrics.AspNetCore.Tests.Pages;

/// <summary>Pages are told of changes.</summary>
public sealed class PageStreamTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_knows_nothing_is_told_the_state_at_once()
    {
        await using var served = await PageServer.StartAsync();
        using var stream = await EventStream.OpenAsync(served);
        Assert.Equal("text/event-stream", stream.Answer.Content.Headers.ContentType?.MediaType);
        Assert.True(stream.Answer.Headers.CacheControl!.NoStore);
        Assert.Equal("retry: 1000", await stream.BlockAsync());
        var lines = (await stream.BlockAsync())!.Split('\n');
        Assert.StartsWith("id: ", lines[0], StringComparison.Ordinal);
        Assert.NotNull(JsonNode.Parse(lines[1]["data: ".Length..])!["at"]);
        Assert.True(await stream.IsSilentAsync());
    }

    [Fact]
    public async Task The_id_says_where_the_log_ends()
    {
        await using var served = await PageServer.StartAsync();
        using var stream = await EventStream.OpenAsync(served);
        var positions = (await served.Ledgers.GetAsync(Served.Ledger, Token)).Positions;
        Assert.StartsWith(string.Join('.', positions) + "-", await stream.IdAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task Who_knows_the_state_is_told_nothing_until_it_changes(bool byHeader)
    {
        await using var served = await PageServer.StartAsync();
        var known = await StateAsync(served);
        using var stream = byHeader
            ? await EventStream.OpenAsync(served, known)
            : await EventStream.OpenAsync(served, path: $"{PageServer.Changes}?after={known}");
        var waiting = stream.IdAsync();
        await Task.Delay(TimeSpan.FromSeconds(1), Token);
        Assert.False(waiting.IsCompleted);
        await served.AppendAsync(20);
        Assert.Equal(await StateAsync(served), await waiting);
    }

    [Fact]
    public async Task Who_was_away_while_it_changed_is_told_at_once()
    {
        await using var served = await PageServer.StartAsync();
        var known = await StateAsync(served);
        await served.AppendAsync(20);
        using var stream = await EventStream.OpenAsync(served, known);
        Assert.Equal(await StateAsync(served), await stream.IdAsync());
    }

    [Fact]
    public async Task What_was_heard_last_counts_and_not_what_the_page_began_with()
    {
        await using var served = await PageServer.StartAsync();
        using var stream = await EventStream.OpenAsync(served, await StateAsync(served), path: $"{PageServer.Changes}?after=old");
        Assert.True(await stream.IsSilentAsync());
    }

    [Fact]
    public async Task Many_changes_are_few_events()
    {
        await using var served = await PageServer.StartAsync();
        using var stream = await EventStream.OpenAsync(served, await StateAsync(served));
        var clock = Stopwatch.StartNew();
        var appending = Task.Run(
            async () =>
            {
                for (var batch = 20; clock.Elapsed < TimeSpan.FromSeconds(2); batch++) await served.AppendAsync(batch);
            },
            Token);
        var ids = new List<string?>();
        while (ids.LastOrDefault() != await StateAsync(served) || !appending.IsCompleted) ids.Add(await stream.IdAsync());
        await appending;
        Assert.InRange(ids.Count, 2, 1 + (int)(clock.Elapsed / TimeSpan.FromMilliseconds(500)) + 1);
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public async Task Events_of_another_host_are_told()
    {
        var store = new MemoryStore();
        await using var served = await PageServer.StartAsync(log: store);
        await using var other = await PageServer.StartAsync(log: store);
        using var stream = await EventStream.OpenAsync(served, await StateAsync(served));
        var waiting = stream.IdAsync();
        await other.AppendAsync(20);
        var told = await waiting;
        Assert.Equal(await StateAsync(served), told);
    }

    [Fact]
    public async Task Another_catalog_is_told()
    {
        var store = new MemoryStore();
        await using var served = await PageServer.StartAsync(log: store);
        using var stream = await EventStream.OpenAsync(served, await StateAsync(served));
        await store.ChangeCatalogAsync(Served.Ledger, _ => new EmailCatalog([new Email { Id = "email-1", Name = "First" }]), Token);
        Assert.NotNull(await stream.IdAsync());
    }

    [Fact]
    public async Task A_user_has_so_many_pages_and_all_have_so_many()
    {
        await using var served = await PageServer.StartAsync(configure: pages => (pages.StreamsOfUser, pages.Streams) = (2, 3));
        using var ann1 = await EventStream.OpenAsync(served, user: "ann");
        using (var ann2 = await EventStream.OpenAsync(served, user: "ann"))
        {
            Assert.Equal(HttpStatusCode.OK, ann2.Status);
            using var ann3 = await EventStream.OpenAsync(served, user: "ann");
            Assert.Equal((HttpStatusCode.TooManyRequests, 10), (ann3.Status, ann3.Answer.Headers.RetryAfter?.Delta?.TotalSeconds));
            using var bob1 = await EventStream.OpenAsync(served, user: "bob");
            using var bob2 = await EventStream.OpenAsync(served, user: "bob");
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable), (bob1.Status, bob2.Status));
            Assert.NotNull(bob2.Answer.Headers.RetryAfter);
        }
        // Whoever leaves makes room.
        for (var attempt = 0; ; attempt++)
        {
            using var again = await EventStream.OpenAsync(served, user: "ann");
            if (again.Status == HttpStatusCode.OK) break;
            Assert.True(attempt < 200);
            await Task.Delay(20, Token);
        }
    }

    [Fact]
    public async Task The_end_of_the_host_ends_streams_at_once()
    {
        await using var served = await PageServer.StartAsync();
        using var stream = await EventStream.OpenAsync(served);
        await stream.IdAsync();
        var ending = stream.IdAsync();
        var clock = Stopwatch.StartNew();
        served.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        Assert.Null(await ending);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(3), $"{clock.Elapsed}");
    }

    private static async Task<string> StateAsync(Served served)
    {
        using var answer = await served.GetAsync(PageServer.Parts + "page");
        return Assert.Single(answer.Headers.GetValues("Campaign-State"));
    }
}
