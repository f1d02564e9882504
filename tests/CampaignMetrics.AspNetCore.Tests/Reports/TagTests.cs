using System.Net;
using CampaignMetrics.Testing;
using CampaignMetrics.Tests.Support.Hosts;
using CampaignMetrics.Tests.Support.Stores;

namespace CampaignMetrics.AspNetCore.Tests.Reports;

/// <summary>A question whose answer is known gets a short one.</summary>
public sealed class TagTests
{
    private const string Path = "/api/newsletter/report";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_that_is_known_is_not_sent_again()
    {
        await using var served = await ReportServer.StartAsync();
        var tag = await TagAsync(served);
        using var again = await served.GetAsync(Path, tag: tag);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync(Token));
        Assert.Equal((tag, "no-cache, private"), (again.Headers.ETag!.ToString(), again.Headers.CacheControl!.ToString()));
    }

    [Fact]
    public async Task New_events_change_it()
    {
        await using var served = await ReportServer.StartAsync();
        var tag = await TagAsync(served);
        await served.Ledgers.AppendAsync(Served.Ledger, "test", Some.Batch(50), Token);
        using var again = await served.GetAsync(Path, tag: tag);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.NotEqual(tag, again.Headers.ETag!.ToString());
    }

    [Fact]
    public async Task A_batch_that_came_before_does_not_change_it()
    {
        await using var served = await ReportServer.StartAsync();
        var tag = await TagAsync(served);
        await served.Ledgers.AppendAsync(Served.Ledger, "test", Some.Batch(0), Token);
        Assert.Equal(tag, await TagAsync(served));
    }

    [Theory]
    [InlineData("/api/newsletter/report?definitions=Mailchimp"), InlineData("/api/newsletter/report?from=2026-03-01")]
    [InlineData("/api/newsletter/overview"), InlineData("/api/other/report"), InlineData("/api/newsletter/report?format=csv")]
    public async Task Another_question_has_another(string path)
    {
        await using var served = await ReportServer.StartAsync();
        Assert.NotEqual(await TagAsync(served), await TagAsync(served, path));
    }

    [Fact]
    public async Task Another_catalog_changes_it()
    {
        var store = new MemoryStore();
        await using var served = await ReportServer.StartAsync(log: store);
        var tag = await TagAsync(served);
        await store.ChangeCatalogAsync(Served.Ledger, _ => new EmailCatalog([new Email { Id = "email-1", Name = "First" }]), Token);
        var ledger = await served.Ledgers.GetAsync(Served.Ledger, Token);
        await Eventually.TrueAsync(() => ledger.Messages.Catalog.Emails.Count() == 1);
        Assert.NotEqual(tag, await TagAsync(served));
    }

    [Fact]
    public async Task Who_sees_something_else_has_another()
    {
        await using var served = await ReportServer.StartAsync(
            (user, _) => new ReportAccess(Viewer.OfAll) { Version = user.Identity?.Name ?? "" });
        using var ann = await served.GetAsync(Path, "ann");
        using var bob = await served.GetAsync(Path, "bob", ann.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.OK, bob.StatusCode);
    }

    [Fact]
    public void What_the_library_offers_to_see_has_versions_that_differ() =>
        Assert.NotEqual(ReportAccess.All.Version, ReportAccess.WithoutContacts.Version);

    [Fact]
    public async Task Where_it_is_not_known_what_a_user_sees_nothing_is_kept()
    {
        await using var served = await ReportServer.StartAsync((_, _) => new ReportAccess(Viewer.OfAll));
        using var answer = await served.GetAsync(Path);
        Assert.Null(answer.Headers.ETag);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task A_host_that_starts_anew_has_new_ones()
    {
        var store = new MemoryStore();
        string first;
        await using (var served = await ReportServer.StartAsync(log: store)) first = await TagAsync(served);
        await using var again = await ReportServer.StartAsync(log: store);
        Assert.NotEqual(first, await TagAsync(again));
    }

    private static async Task<string> TagAsync(Served served, string path = Path)
    {
        using var answer = await served.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return answer.Headers.ETag!.ToString();
    }
}
