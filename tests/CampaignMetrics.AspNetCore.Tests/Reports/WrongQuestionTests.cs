using System.Net;
using System.Text.Json;

namespace CampaignMetrics.AspNetCore.Tests.Reports;

/// <summary>What cannot be followed is told, with what and where.</summary>
public sealed class WrongQuestionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("report?from=yesterday", "from", "'yesterday' is not a date like 2026-03-29")]
    [InlineData("report?from=1969-12-31", "from", "a date")]
    [InlineData("report?from=2026-04-01&to=2026-03-01", "to", "no day between"), InlineData("report?to=2026-02-30", "to", "a date")]
    [InlineData("report?zone=Nowhere", "zone", "no time zone"), InlineData("report?every=year", "every", "one of 15min, hour")]
    [InlineData("report?email=", "email", "an empty text names nothing"), InlineData("report?team=a&team=b", "team", "more than once")]
    [InlineData("report?tag=a", "tag", "NAME=VALUE"), InlineData("report?tag=a=1&tag=a=2", "tag", "each name once")]
    [InlineData("report?exclude=@", "exclude", "no domain after the @")]
    [InlineData("report?as-of=2026-03-29T12:00:00", "as-of", "a time like")]
    [InlineData("report?max-rows=0", "max-rows", "from 1 to"), InlineData("report?max-rows=99999999999", "max-rows", "from 1 to")]
    [InlineData("report?definitions=Nobody", "definitions", "there are HubSpot, ")]
    [InlineData("report?by-event-date=maybe", "by-event-date", "true or false")]
    [InlineData("report?period=soon", "period", "a period like")]
    [InlineData("report?period=today&from=2026-03-01", "period", "say already")]
    [InlineData("report?form=2026-03-01", "form", "there is no such parameter; there are as-of")]
    [InlineData("report?by=email", "by", "no such parameter")]
    [InlineData("report?format=xml", "format", "one of json, csv, ndjson")]
    [InlineData("report?columns=a", "columns", "is for csv and ndjson")]
    [InlineData("breakdown?by=email&format=csv&columns=nothing", "columns", "there are section, by, key")]
    [InlineData("breakdown", "by", "is needed")]
    [InlineData("breakdown?by=weather", "by", "a dimension"), InlineData("series?measures=nothing", "series", "no rate")]
    [InlineData("series", "measures", "is needed"), InlineData("scatter?x=nothing", "x", "no rate of this name")]
    [InlineData("ab", "variant", "is needed"), InlineData("ab?variant=A=a", "variant", "Two variants or more")]
    [InlineData("ab?variant=a&variant=b", "variant", "NAME=EMAIL"), InlineData("ab?variant=A=a&variant=B=a", "variant", "in common")]
    [InlineData("ab?variant=A=a&variant=B=b&measure=luck", "measure", "open, click")]
    [InlineData("emails?sort=nothing", "sort", "no such column")]
    [InlineData("emails?limit=10001", "limit", "from 1 to 10000"), InlineData("emails?offset=-1", "offset", "a whole number")]
    [InlineData("recipients?kind=nobody", "kind", "one of opened"), InlineData("recipients?kind=opened&cursor=x", "cursor", "")]
    [InlineData("recipients?kind=clicked&role=content", "role", "needs link")]
    [InlineData("export/events?format=json", "format", "one of ndjson, csv")]
    public async Task A_parameter_that_cannot_be_followed_is_named(string question, string name, string fault)
    {
        await using var served = await ReportServer.StartAsync();
        using var answer = await served.GetAsync($"/api/newsletter/{question}");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Null(answer.Headers.ETag);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Token));
        Assert.Equal(400, problem.RootElement.GetProperty("status").GetInt32());
        var errors = problem.RootElement.GetProperty("errors").GetProperty(name);
        Assert.Contains(errors.EnumerateArray(), told => told.GetString()!.Contains(fault, StringComparison.Ordinal));
    }

    [Fact]
    public async Task All_faults_are_told_at_once()
    {
        await using var served = await ReportServer.StartAsync();
        using var answer = await served.GetAsync("/api/newsletter/breakdown?from=a&to=b&zone=c&every=d&nothing=1");
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Token));
        Assert.Equal(
            ["by", "every", "from", "nothing", "to", "zone"],
            problem.RootElement.GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }

    [Theory]
    [InlineData("/api/nobody/report"), InlineData("/api/NEWSLETTER/report"), InlineData("/api/newsletter%00/report")]
    [InlineData("/api/newsletter%2Freport/report"), InlineData("/api/newsletter/nothing"), InlineData("/api/newsletter/report/more")]
    [InlineData("/api//report")]
    public async Task An_address_that_is_none_is_not_found(string path)
    {
        await using var served = await ReportServer.StartAsync();
        var answer = await Raw.SendAsync(served.Address, $"GET {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        Assert.Contains(path.Contains("%00", StringComparison.Ordinal) ? " 400 " : " 404 ", answer, StringComparison.Ordinal);
    }
}
