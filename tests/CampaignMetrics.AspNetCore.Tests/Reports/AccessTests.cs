using System.Net;
using System.Text;
using CampaignMetrics.Tests.Support.Stores;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignMetrics.AspNetCore.Tests.Reports;

/// <summary>Who sees what.</summary>
public sealed class AccessTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/api/newsletter/report"), InlineData("/api/openapi.json"), InlineData("/api/newsletter/export/events")]
    public async Task Nothing_is_open_by_default(string path)
    {
        await using var served = await ReportServer.StartAsync(map: app => app.MapCampaignReports("/api"));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(served, path));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(served, path, "bob"));
    }

    [Fact]
    public async Task A_policy_of_the_host_decides()
    {
        await using var served = await ReportServer.StartAsync(map: app => app.MapCampaignReports("/api").RequireAuthorization("ann"));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(served, "/api/newsletter/report"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(served, "/api/newsletter/report", "bob"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(served, "/api/newsletter/report", "ann"));
    }

    [Fact]
    public async Task A_host_without_authorization_that_did_not_say_so_answers_nothing()
    {
        await using var served = await Served.StartAsync(
            campaigns => campaigns.AddReports((_, _) => ReportAccess.All), app => app.MapCampaignReports("/api"));
        Assert.Equal(HttpStatusCode.InternalServerError, await StatusAsync(served, "/api/newsletter/report"));
    }

    [Fact]
    public async Task A_host_without_authorization_may_say_that_all_is_open()
    {
        await using var served = await Served.StartAsync(
            campaigns => campaigns.AddReports((_, _) => ReportAccess.All), app => app.MapCampaignReports("/api").AllowAnonymous());
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(served, "/api/newsletter/report"));
    }

    [Fact]
    public async Task Several_ledgers_need_somebody_who_says_who_sees_which() => Assert.Contains(
        "who sees which",
        (await Assert.ThrowsAsync<InvalidOperationException>(() => Served.StartAsync(
            campaigns => campaigns.AddReports(), app => app.MapCampaignReports("/api")))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Without_a_word_of_the_host_emails_are_named_and_contacts_are_not()
    {
        await using var served = await Served.StartAsync(
            campaigns => campaigns.AddReports(), app => app.MapCampaignReports("/api", Served.Ledger).AllowAnonymous());
        await served.Ledgers.AppendAsync(Served.Ledger, "test", Some.Batch(0), Token);
        foreach (var path in new[]
        {
            "report", "recipients?kind=opened", "export/recipients?kind=opened", "export/events", "emails", "orders", "watch",
            "breakdown?by=email", "recipients?kind=opened&format=csv", "unsubscriptions",
        })
            Assert.DoesNotContain("contact-", await served.TextAsync($"/api/{path}"), StringComparison.Ordinal);
        Assert.Contains("email-0", await served.TextAsync("/api/emails"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ledger_that_a_user_may_not_see_looks_like_one_that_is_not_there()
    {
        await using var served = await ReportServer.StartAsync((user, ledger) => user.Identity?.Name == ledger ? ReportAccess.All : null);
        using var foreign = await served.GetAsync("/api/newsletter/report", "other");
        using var missing = await served.GetAsync("/api/nobody/report", "other");
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        Assert.Equal(await missing.Content.ReadAsStringAsync(Token), await foreign.Content.ReadAsStringAsync(Token));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(served, "/api/other/report", "other"));
    }

    [Fact]
    public async Task A_user_sees_the_emails_that_they_may_see_in_all_totals()
    {
        var access = new ReportAccess(new Viewer { MaySeeEmail = email => email.Value == "email-1" });
        await using var served = await ReportServer.StartAsync((_, _) => access);
        var expected = (await served.MessagesAsync()).Report(null, new ReportScope { Viewer = access.Viewer }).ToJson();
        var answered = await served.BytesAsync("/api/newsletter/report");
        Assert.Equal(expected, answered);
        Assert.DoesNotContain("email-2", Encoding.UTF8.GetString(answered), StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> StatusAsync(Served served, string path, string? user = null)
    {
        using var answer = await served.GetAsync(path, user);
        return answer.StatusCode;
    }
}
