using System.Collections.Immutable;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using CampaignMetrics.AspNetCore.Tests.Reports;
using CampaignMetrics.DependencyInjection;
using CampaignMetrics.Html;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CampaignMetrics.AspNetCore.Tests.Pages;

/// <summary>What a live page shows is what the file shows.</summary>
public sealed partial class PagePartTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", true), InlineData("", false)]
    [InlineData("?email=email-1", true)]
    [InlineData("?campaign=nothing", true)]
    [InlineData("?from=2026-03-01&to=2026-03-03&every=hour&zone=Europe/Amsterdam&exclude=@example.org", false)]
    public async Task All_parts_have_the_bytes_of_the_file(string query, bool withContacts)
    {
        await using var served = await PageServer.StartAsync(
            (_, _) => withContacts ? ReportAccess.All : ReportAccess.WithoutContacts, configure: pages => pages.Page = _ => Few);
        var file = FileOf(await served.MessagesAsync(), DefinitionsOf(served), ScopeOf(query), withContacts);
        var parts = Elements().Matches(file);
        Assert.True(parts.Count > 10);
        foreach (Match part in parts)
            Assert.Equal(part.Groups["json"].Value, await served.TextAsync(PageServer.Parts + part.Groups["name"].Value + query));
    }

    [Fact]
    public async Task A_chosen_definition_stands_first()
    {
        await using var served = await PageServer.StartAsync();
        var expected = (await served.MessagesAsync()).Report(
            Definition.Pipedrive with { DateBasis = DateBasis.EventDate }, new ReportScope { Every = Frequency.Hour });
        Assert.Equal(
            Compact(expected.ToJson()), await served.TextAsync(PageServer.Parts + "report:0?definitions=pipedrive&by-event-date=true"));
    }

    [Theory]
    [InlineData("nothing"), InlineData("report"), InlineData("report:99"), InlineData("report:0:99"), InlineData("body:0")]
    [InlineData("recipients:0:9"), InlineData("report:00"), InlineData("page%20"), InlineData("%F0%9F%A6%8A")]
    public async Task A_part_that_the_page_does_not_have_is_not_found(string part)
    {
        await using var served = await PageServer.StartAsync();
        using var answer = await served.GetAsync(PageServer.Parts + part);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Null(answer.Headers.ETag);
    }

    [Fact]
    public async Task A_part_that_is_known_is_not_sent_again()
    {
        await using var served = await PageServer.StartAsync();
        using var first = await served.GetAsync(PageServer.Parts + "report:0");
        var tag = first.Headers.ETag!.ToString();
        using var again = await served.GetAsync(PageServer.Parts + "report:0", tag: tag);
        Assert.Equal((HttpStatusCode.NotModified, "no-cache, private"), (again.StatusCode, again.Headers.CacheControl!.ToString()));
        await served.AppendAsync(20);
        using var changed = await served.GetAsync(PageServer.Parts + "report:0", tag: tag);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal(
            Compact((await served.MessagesAsync()).Report(Definition.HubSpot, new ReportScope { Every = Frequency.Hour }).ToJson()),
            await changed.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task Other_settings_of_the_host_are_another_part()
    {
        var title = "First";
        await using var served = await PageServer.StartAsync(configure: pages => pages.Page = _ => new HtmlReportOptions { Title = title });
        using var first = await served.GetAsync(PageServer.Parts + "page");
        title = "Second";
        using var second = await served.GetAsync(PageServer.Parts + "page", tag: first.Headers.ETag!.ToString());
        Assert.Contains("\"Second\"", await second.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_it_is_not_known_what_a_user_sees_nothing_is_kept()
    {
        var sees = "contact-1-1@example.com";
        await using var served = await PageServer.StartAsync((_, _) => new ReportAccess(
            new Viewer { MaySeeContact = contact => contact.Value == sees }) { ShowsContacts = true });
        var part = await RecipientsOfAsync(served, "email-1");
        Assert.Contains(sees, await served.TextAsync(part), StringComparison.Ordinal);
        sees = "contact-2-1@example.com";
        using var answer = await served.GetAsync(part);
        Assert.Contains(sees, await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal((null, true), (answer.Headers.ETag, answer.Headers.CacheControl!.NoStore));
    }

    [Fact]
    public async Task An_email_that_has_got_another_number_is_told()
    {
        await using var served = await PageServer.StartAsync();
        var page = await served.TextAsync(PageServer.Parts + "page");
        var first = EmailNames().Match(page).Groups["email"].Value;
        Assert.Contains(first, await served.TextAsync($"{PageServer.Parts}report:0:0?of={first}"), StringComparison.Ordinal);
        foreach (var wrong in new[] { "report:0:0?of=nobody", $"report:0:1?of={first}", $"report:0:99?of={first}" })
        {
            using var answer = await served.GetAsync(PageServer.Parts + wrong);
            Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Parameters_that_cannot_be_followed_are_told_by_all_addresses()
    {
        await using var served = await PageServer.StartAsync();
        foreach (var path in new[] { PageServer.Page, PageServer.Parts + "page", PageServer.Changes })
        {
            using var answer = await served.GetAsync(path + "?from=soon&form=2026-03-01&of=");
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            var text = await answer.Content.ReadAsStringAsync(Token);
            foreach (var name in new[] { "\"from\"", "\"form\"" }) Assert.Contains(name, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Many_who_look_at_the_same_at_once_get_the_same()
    {
        await using var served = await PageServer.StartAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => served.TextAsync(PageServer.Parts + "report:1")));
        Assert.Single(answers.Distinct());
    }

    /// <summary>The path of the first recipients of an email.</summary>
    internal static async Task<string> RecipientsOfAsync(Served served, string email)
    {
        var emails = EmailNames().Matches(await served.TextAsync(PageServer.Parts + "page"));
        return $"{PageServer.Parts}recipients:{emails.Select(match => match.Groups["email"].Value).ToList().IndexOf(email)}:0";
    }

    private static HtmlReportOptions Few => new() { MaxRecipients = 12, MaxEmails = 5 };

    private static ImmutableArray<Definition> DefinitionsOf(Served served) =>
        [.. served.Services.GetRequiredService<IOptions<CampaignMetricsOptions>>().Value.Definitions];

    private static ReportScope ScopeOf(string query) => query switch
    {
        "" => ReportScope.All,
        "?email=email-1" => new ReportScope { Emails = ["email-1"] },
        "?campaign=nothing" => new ReportScope { Campaigns = ["nothing"] },
        _ => new ReportScope
        {
            From = new DateOnly(2026, 3, 1), To = new DateOnly(2026, 3, 3), Every = Frequency.Hour,
            Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam"), Exclude = ["@example.org"],
        },
    };

    private static string FileOf(MessageLedger messages, ImmutableArray<Definition> definitions, ReportScope scope, bool withContacts)
    {
        using var file = new MemoryStream();
        var viewer = withContacts ? ReportAccess.All.Viewer : ReportAccess.WithoutContacts.Viewer;
        HtmlReport.Write(
            messages, file, Few with { Definitions = definitions, WithContacts = withContacts, Scope = scope with { Viewer = viewer } });
        return Encoding.UTF8.GetString(file.ToArray());
    }

    private static string Compact(byte[] json)
    {
        using var document = System.Text.Json.JsonDocument.Parse(json);
        using var target = new MemoryStream();
        using (var writer = new System.Text.Json.Utf8JsonWriter(target)) document.WriteTo(writer);
        return Encoding.UTF8.GetString(target.ToArray());
    }

    [GeneratedRegex("<script type=\"application/json\" data-part=\"(?<name>[^\"]+)\">(?<json>.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Elements();

    [GeneratedRegex("\"email\":\"(?<email>[^\"]+)\"")]
    private static partial Regex EmailNames();
}
