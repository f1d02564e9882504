using System.Net;
using System.Text.Json.Nodes;
using CampaignMetrics.AspNetCore.Tests.Reports;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignMetrics.AspNetCore.Tests.Pages;

/// <summary>Who sees what of live pages.</summary>
public sealed class PageAccessTests
{
    private static readonly string[] Paths = [PageServer.Page, PageServer.Page + "/", PageServer.Parts + "page", PageServer.Changes];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_open_by_default()
    {
        await using var served = await PageServer.StartAsync(map: app => app.MapCampaignPages("/campaigns"));
        foreach (var path in Paths)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(served, path));
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(served, path, "bob"));
        }
    }

    [Fact]
    public async Task A_policy_of_the_host_decides()
    {
        await using var served = await PageServer.StartAsync(map: app => app.MapCampaignPages("/campaigns").RequireAuthorization("ann"));
        foreach (var path in Paths)
        {
            Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(served, path, "bob"));
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(served, path, "ann"));
        }
    }

    [Fact]
    public async Task A_ledger_that_a_user_may_not_see_looks_like_one_that_is_not_there()
    {
        await using var served = await PageServer.StartAsync((user, ledger) => user.Identity?.Name == ledger ? ReportAccess.All : null);
        foreach (var path in Paths)
        {
            using var foreign = await served.GetAsync(path, "other");
            using var missing = await served.GetAsync(path.Replace("newsletter", "nobody", StringComparison.Ordinal), "other");
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (foreign.StatusCode, missing.StatusCode));
            Assert.Equal(await missing.Content.ReadAsStringAsync(Token), await foreign.Content.ReadAsStringAsync(Token));
        }
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(served, "/campaigns/other", "other"));
    }

    [Fact]
    public async Task Several_ledgers_need_somebody_who_says_who_sees_which() => Assert.Contains(
        "who sees which",
        (await Assert.ThrowsAsync<InvalidOperationException>(() => Served.StartAsync(
            campaigns => campaigns.AddPages(), app => app.MapCampaignPages("/campaigns")))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Pages_are_added_before_they_are_mapped() => Assert.Contains(
        "AddPages",
        (await Assert.ThrowsAsync<InvalidOperationException>(() => Served.StartAsync(
            campaigns => campaigns.AddReports(), app => app.MapCampaignPages("/campaigns")))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task What_is_seen_in_pages_is_seen_in_reports()
    {
        await using var served = await Served.StartAsync(
            campaigns => campaigns.AddPages((_, ledger) => ledger == Served.Ledger ? ReportAccess.All : null).AddReports(),
            app =>
            {
                app.MapCampaignPages("/campaigns").AllowAnonymous();
                app.MapCampaignReports("/api").AllowAnonymous();
            });
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(served, "/api/newsletter/report"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(served, "/api/other/report"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(served, "/campaigns/other"));
    }

    [Fact]
    public async Task Without_a_word_of_the_host_no_contact_is_in_any_part()
    {
        await using var served = await PageServer.StartAsync((_, _) => ReportAccess.WithoutContacts);
        var page = JsonNode.Parse(await served.TextAsync(PageServer.Parts + "page"))!;
        Assert.Null(page["contacts"]);
        foreach (var part in new[] { "page", "report:0", "report:0:1", "emails:0", "watch:0", "overview:0" })
            Assert.DoesNotContain("contact-", await served.TextAsync(PageServer.Parts + part), StringComparison.Ordinal);
        foreach (var part in new[] { "recipients:0:0", "history:0:0" })
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(served, PageServer.Parts + part));
    }

    [Fact]
    public async Task A_viewer_of_some_contacts_has_no_lists_until_the_host_says_so()
    {
        var access = new ReportAccess(new Viewer
        {
            MaySeeContact = contact => contact.Value.StartsWith("contact-1-", StringComparison.Ordinal),
        });
        var shows = false;
        await using var served = await PageServer.StartAsync((_, _) => access with { ShowsContacts = shows, Version = $"{shows}" });
        Assert.Null(JsonNode.Parse(await served.TextAsync(PageServer.Parts + "page"))!["contacts"]);
        shows = true;
        Assert.NotNull(JsonNode.Parse(await served.TextAsync(PageServer.Parts + "page"))!["contacts"]);
        var recipients = await served.TextAsync(await PagePartTests.RecipientsOfAsync(served, "email-1"));
        Assert.Contains("contact-1-1@", recipients, StringComparison.Ordinal);
        Assert.DoesNotContain("contact-2-1@", recipients, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/campaigns/newsletter"), InlineData("/campaigns/newsletter/"), InlineData("/base/campaigns/newsletter?campaign=spring")]
    public async Task The_page_is_guarded_by_its_headers(string path)
    {
        await using var served = await PageServer.StartAsync(map: app =>
        {
            app.UsePathBase("/base");
            app.UseRouting();
            app.MapCampaignPages("/campaigns").AllowAnonymous();
        });
        using var answer = await served.GetAsync(path);
        Assert.Equal((HttpStatusCode.OK, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        foreach (var rule in new[] { "default-src 'none'", "script-src 'sha256-", "connect-src 'self'", "frame-ancestors 'none'" })
            Assert.Contains(rule, policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        using var again = await served.GetAsync(path, tag: answer.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.DoesNotContain("contact-", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_ledger_may_have_the_prefix_to_itself()
    {
        await using var served = await PageServer.StartAsync(
            map: app => app.MapCampaignPages("/mine", Served.Ledger).AllowAnonymous());
        foreach (var path in new[] { "/mine", "/mine/", "/mine/parts/page", "/mine/changes" })
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(served, path));
    }

    private static async Task<HttpStatusCode> StatusAsync(Served served, string path, string? user = null)
    {
        using var stream = await EventStream.OpenAsync(served, user: user, path: path);
        return stream.Status;
    }
}
