using System.Net;
using System.Text;
using System.Text.Json;
using CampaignMetrics.Testing;
using CampaignMetrics.Tests.Support.Hosts;
using CampaignMetrics.Tests.Support.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignMetrics.AspNetCore.Tests.Reports;

/// <summary>What is answered is what the library gives, byte for byte.</summary>
public sealed class ReportBytesTests
{
    private static readonly ReportScope Narrow = new()
    {
        Emails = ["email-1", "email-2"], From = new DateOnly(2026, 3, 1), To = new DateOnly(2026, 4, 1),
        Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam"), Every = Frequency.Hour, Exclude = ["@example.org"],
        MaxRows = 7, FirstDayOfWeek = DayOfWeek.Sunday,
    };

    private const string NarrowQuery =
        "email=email-1&email=email-2&from=2026-03-01&to=2026-04-01&zone=Europe/Amsterdam&every=hour&exclude=@example.org&max-rows=7"
        + "&first-day=sunday";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_report_of_everything()
    {
        await using var served = await ReportServer.StartAsync();
        Assert.Equal(Some.ReportOf(ReportServer.Batches), await served.BytesAsync("/api/newsletter/report"));
    }

    [Fact]
    public async Task A_report_of_a_scope_by_another_definition()
    {
        await using var served = await ReportServer.StartAsync();
        var expected = (await served.MessagesAsync()).Report(Definition.Mailchimp, Narrow).ToJson();
        Assert.Equal(expected, await served.BytesAsync($"/api/newsletter/report?{NarrowQuery}&definitions=mailchimp"));
    }

    [Fact]
    public async Task Documents_of_a_scope()
    {
        await using var served = await ReportServer.StartAsync();
        var messages = await served.MessagesAsync();
        var (own, definition) = (Narrow, Definition.HubSpot);
        (string Path, ScopeDocument Document)[] all =
        [
            ("breakdown?by=email", messages.Breakdown(Dimension.Email, definition, own)),
            (
                "series?measures=opened,open&by=email",
                messages.Series([Metric.Opened, Measure.Rate("open")], Dimension.Email, definition, own)),
            ("times?", messages.Times(definition, own)), ("sources?", messages.Sources(definition, own)),
            ("unsubscriptions?", messages.Unsubscriptions(definition, own)), ("overview?", messages.Overview(definition, own)),
            ("scatter?x=click&y=open", messages.Scatter("click", "open", definition, own)),
            ("rank?rate=click", messages.Ranking("click", definition, own)), ("watch?", messages.Watch([], definition, own)),
            ("automated?", messages.AutomatedEmails(false, definition, own)),
            ("automated?cohorts=true", messages.AutomatedEmails(true, definition, own)),
            ("emails?sort=open&ascending=true&limit=1&offset=1", messages.Emails(
                new EmailQuery { SortBy = Measure.Rate("open"), Ascending = true, Limit = 1, Offset = 1 }, definition, own)),
        ];
        foreach (var (path, document) in all)
            Assert.Equal(JsonOf(document), await served.TextAsync($"/api/newsletter/{path}&{NarrowQuery}"));
    }

    [Fact]
    public async Task An_AB_test()
    {
        await using var served = await ReportServer.StartAsync();
        var query = new VariantQuery
        {
            Variants = [new Variant("A", "email-1"), new Variant("B", "email-2", "email-3")], Measures = [VariantMeasure.Click],
        };
        Assert.Equal(
            JsonOf((await served.MessagesAsync()).CompareVariants(query)),
            await served.TextAsync("/api/newsletter/ab?variant=A=email-1&variant=B=email-2,email-3&measure=click"));
    }

    [Fact]
    public async Task Pages_of_recipients_have_each_message_once()
    {
        await using var served = await ReportServer.StartAsync();
        var (found, next) = (new List<string>(), "");
        do
        {
            using var page = JsonDocument.Parse(await served.BytesAsync($"/api/newsletter/recipients?kind=opened&limit=7{next}"));
            found.AddRange(
                page.RootElement.GetProperty("recipients").EnumerateArray().Select(row => row.GetProperty("contact").GetString()!));
            next = page.RootElement.GetProperty("next").GetString() is { } cursor ? $"&cursor={cursor}" : "";
        }
        while (next.Length > 0);
        Assert.Equal((await served.MessagesAsync()).Recipients(Metric.Opened).Select(row => row.Contact.Value), found);
    }

    [Fact]
    public async Task A_page_of_recipients_is_the_librarys()
    {
        await using var served = await ReportServer.StartAsync();
        var page = (await served.MessagesAsync()).Recipients(new RecipientQuery { Kind = RecipientKind.NotOpened, PageSize = 5 }).Page!;
        Assert.Equal(page, JsonSerializer.Deserialize<RecipientPage>(
            await served.BytesAsync("/api/newsletter/recipients?kind=notOpened&limit=5")));
    }

    [Theory]
    [InlineData("csv", TableFormat.Csv, "text/csv"), InlineData("ndjson", TableFormat.Ndjson, "application/x-ndjson")]
    public async Task Tables_of_a_report(string format, TableFormat expected, string type)
    {
        await using var served = await ReportServer.StartAsync();
        using var written = new MemoryStream();
        (await served.MessagesAsync()).Breakdown(Dimension.Email).ToTable().Select("key", "opened").Write(written, expected);
        using var answer = await served.GetAsync($"/api/newsletter/breakdown?by=email&format={format}&columns=key,opened");
        Assert.Equal(written.ToArray(), await answer.Content.ReadAsByteArrayAsync(Token));
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Exports_of_recipients_and_events()
    {
        await using var served = await ReportServer.StartAsync();
        var messages = await served.MessagesAsync();
        using var recipients = new MemoryStream();
        messages.RecipientTable(new RecipientQuery { Kind = Metric.Clicked }).Write(recipients, TableFormat.Csv);
        Assert.Equal(recipients.ToArray(), await served.BytesAsync("/api/newsletter/export/recipients?kind=clicked&format=csv"));
        using var events = new MemoryStream();
        messages.EventTable().Write(events, TableFormat.Ndjson);
        Assert.Equal(events.ToArray(), await served.BytesAsync("/api/newsletter/export/events"));
    }

    [Fact]
    public async Task Orders_come_in_pages()
    {
        await using var served = await ReportServer.StartAsync();
        var orders = (await served.MessagesAsync()).Orders(new OrderQuery { Offset = 1, Limit = 2 });
        Assert.Equal(orders, JsonSerializer.Deserialize<OrderList>(await served.BytesAsync("/api/newsletter/orders?offset=1&limit=2")));
    }

    [Fact]
    public async Task A_host_that_restarts_on_the_same_file_answers_the_same()
    {
        var folder = Directory.CreateTempSubdirectory("campaign-metrics-reports-");
        var file = Path.Combine(folder.FullName, "events.db");
        byte[] before;
        await using (var served = await ReportServer.StartAsync(use: campaigns => campaigns.UseSqlite(file)))
            before = await served.BytesAsync("/api/newsletter/report");
        await using (var again = await ReportServer.StartAsync(use: campaigns => campaigns.UseSqlite(file)))
            Assert.Equal(before, await again.BytesAsync("/api/newsletter/report"));
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Reports_are_made_while_events_come()
    {
        await using var served = await ReportServer.StartAsync();
        var appending = Task.WhenAll(Enumerable.Range(ReportServer.Batches, 40).Select(
            batch => served.Ledgers.AppendAsync(Served.Ledger, "test", Some.Batch(batch), Token)));
        var reports = Task.WhenAll(Enumerable.Range(0, 20).Select(_ => served.BytesAsync("/api/newsletter/report")));
        await appending;
        Assert.All(await reports, bytes => JsonDocument.Parse(bytes).Dispose());
        Assert.Equal(Some.ReportOf(ReportServer.Batches + 40), await served.BytesAsync("/api/newsletter/report"));
    }

    [Fact]
    public async Task A_ledger_whose_store_is_away_is_still_answered_from_memory()
    {
        var log = new FailingLog(new MemoryStore());
        await using var served = await ReportServer.StartAsync(log: log);
        log.Fails = true;
        Assert.Equal(Some.ReportOf(ReportServer.Batches), await served.BytesAsync("/api/newsletter/report"));
        log.Fails = false;
    }

    [Fact]
    public async Task Reports_are_timed_by_their_kind()
    {
        await using var served = await ReportServer.StartAsync();
        using var measured = new Measurements(served.Services.GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>());
        await served.BytesAsync("/api/newsletter/overview");
        Assert.Contains("campaign_metrics.report.duration s campaign_metrics.report.kind=overview", measured.Sums.Keys);
    }

    private static string JsonOf(ScopeDocument document)
    {
        using var written = new MemoryStream();
        document.WriteJson(written);
        return Encoding.UTF8.GetString(written.ToArray());
    }

    [Fact]
    public async Task A_question_for_the_head_alone_is_answered()
    {
        await using var served = await ReportServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Head, "/api/newsletter/report");
        using var answer = await served.Http.SendAsync(request, Token);
        Assert.Equal((HttpStatusCode.OK, ""), (answer.StatusCode, await answer.Content.ReadAsStringAsync(Token)));
    }
}
