using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CampaignMetrics.Html.Tests;

public sealed partial class HtmlReportTests
{
    [Fact]
    public void The_reports_of_a_page_are_the_ledgers_own()
    {
        using var ledger = Samples.SpringSale();
        var page = Samples.PageOf(ledger, new HtmlReportOptions { Definitions = [Definition.HubSpot, Definition.Pipedrive] });
        foreach (var (number, definition) in new[] { (0, Definition.HubSpot), (1, Definition.Pipedrive) })
        {
            var expected = ledger.Report(definition, ReportScope.All with { Every = Frequency.Hour }).ToJson();
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), Parts.Json(page, $"report:{number}")));
        }
    }

    [Fact]
    public void A_page_is_the_same_bytes_each_time()
    {
        using var ledger = Samples.SpringSale();
        Assert.Equal(Samples.PageOf(ledger), Samples.PageOf(ledger));
    }

    [Fact]
    public async Task Written_without_blocking_it_has_the_same_bytes()
    {
        using var ledger = Samples.Welcome();
        var blocking = Samples.PageOf(ledger);
        using var target = new MemoryStream();
        await HtmlReport.WriteAsync(ledger, target);
        Assert.Equal(blocking, Encoding.UTF8.GetString(target.ToArray()));
    }

    [Fact]
    public void A_page_of_several_emails_has_a_report_of_each_and_of_all()
    {
        using var ledger = Samples.Welcome();
        var page = Samples.PageOf(ledger);
        var emails = Parts.Json(page, "page")["emails"]!.AsArray();
        Assert.NotEmpty(emails);
        for (var i = 0; i < emails.Count; i++)
            if (emails[i]!["hasReport"]!.GetValue<bool>())
                Assert.Equal([emails[i]!["email"]!.GetValue<string>()], EmailsOf(Parts.Json(page, $"report:0:{i}")));
        Assert.Contains("overview:0", Parts.Names(page));
        Assert.Contains("scatter:2", Parts.Names(page));
    }

    [Fact]
    public void Emails_beyond_the_most_have_no_report_and_are_counted()
    {
        using var ledger = Samples.Welcome();
        var page = Samples.PageOf(ledger, new HtmlReportOptions { MaxEmails = 1 });
        Assert.Equal(ledger.Report().Emails.Length - 1, Parts.Json(page, "page")["emailsLeftOut"]!.GetValue<int>());
        Assert.Single(Parts.Names(page), name => name.StartsWith("report:0:", StringComparison.Ordinal));
    }

    [Fact]
    public void A_draft_has_no_report_and_is_not_left_out()
    {
        using var ledger = Samples.Welcome();
        var index = Parts.Json(Samples.PageOf(ledger), "page");
        Assert.Equal(0, index["emailsLeftOut"]!.GetValue<int>());
        Assert.Contains(index["emails"]!.AsArray(), email => !email!["hasReport"]!.GetValue<bool>());
    }

    [Fact]
    public void Every_recipient_has_a_row_and_a_history()
    {
        using var ledger = Samples.SpringSale();
        var page = Samples.PageOf(ledger);
        var rows = Parts.Json(page, "recipients:0:0").AsArray();
        var histories = Parts.Names(page).Where(name => name.StartsWith("history:0:", StringComparison.Ordinal))
            .SelectMany(name => Parts.Json(page, name).AsObject().Select(member => member.Key)).ToList();
        Assert.Equal(ledger.Report().Delivery.Selected, rows.Count);
        Assert.Equal(
            rows.Select(row => row![0]!.GetValue<string>()).Distinct().Order(StringComparer.Ordinal),
            histories.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Recipients_beyond_the_most_are_counted()
    {
        using var ledger = Samples.SpringSale();
        var page = Samples.PageOf(ledger, new HtmlReportOptions { MaxRecipients = 100 });
        Assert.Equal(100, Parts.Json(page, "recipients:0:0").AsArray().Count);
        Assert.Equal(
            ledger.Report().Delivery.Selected - 100, Parts.Json(page, "page")["emails"]![0]!["recipientsLeftOut"]!.GetValue<int>());
    }

    [Fact]
    public void Beyond_the_most_histories_nobody_has_one()
    {
        using var ledger = Samples.SpringSale();
        var page = Samples.PageOf(ledger, new HtmlReportOptions { MaxHistories = 859 });
        Assert.False(Parts.Json(page, "page")["contacts"]!["histories"]!.GetValue<bool>());
        Assert.DoesNotContain(Parts.Names(page), name => name.StartsWith("history:", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_contacts_a_page_names_nobody()
    {
        using var ledger = Samples.SpringSale();
        var contacts = ledger.Recipients(Metric.Selected).Select(recipient => recipient.Contact.Value).Distinct().ToList();
        var page = Samples.PageOf(ledger, new HtmlReportOptions { WithContacts = false });
        Assert.Null(Parts.Json(page, "page")["contacts"]);
        Assert.DoesNotContain(contacts, contact => page.Contains(contact, StringComparison.Ordinal));
    }

    [Fact]
    public void A_report_without_contacts_names_nobody_either()
    {
        using var ledger = Samples.SpringSale();
        var text = Samples.PageOf(ledger.Report(), new HtmlReportOptions { WithContacts = false });
        var named = ledger.Report().Contacts.ByOpens.Select(row => row.Contact.Value);
        Assert.DoesNotContain(named, contact => text.Contains(contact, StringComparison.Ordinal));
    }

    [Fact]
    public void Contacts_that_the_viewer_may_not_see_are_not_named()
    {
        using var ledger = Samples.SpringSale();
        var viewer = new Viewer { MaySeeContact = contact => contact.Domain == "gmail.com" };
        var page = Samples.PageOf(ledger, new HtmlReportOptions { Scope = ReportScope.All with { Viewer = viewer } });
        var named = ledger.Recipients(Metric.Selected).Select(recipient => recipient.Contact);
        Assert.DoesNotContain(
            named.Where(contact => contact.Domain != "gmail.com"), contact => page.Contains(contact.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void A_report_that_was_read_from_json_makes_a_page_too()
    {
        using var ledger = Samples.SpringSale();
        var json = ledger.Report().ToJson();
        var read = System.Text.Json.JsonSerializer.Deserialize<Report>(json)!;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), Parts.Json(Samples.PageOf(read), "report:0")));
    }

    [Fact]
    public void Only_the_pages_own_script_and_style_may_run()
    {
        using var ledger = Samples.Welcome();
        var page = Samples.PageOf(ledger);
        var policy = Policy().Match(page).Groups[1].Value;
        Assert.StartsWith("default-src 'none'; ", policy, StringComparison.Ordinal);
        Assert.Contains($"script-src '{HashOf(Between(page, "<script>", "</script>"))}';", policy, StringComparison.Ordinal);
        Assert.Contains($"style-src '{HashOf(Between(page, "<style>", "</style>"))}';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_of_a_report_without_contacts_is_at_most_1_500_000_bytes()
    {
        using var ledger = Samples.SpringSale();
        var page = Samples.PageOf(ledger, new HtmlReportOptions { WithContacts = false });
        Assert.InRange(Encoding.UTF8.GetByteCount(page), 1, 1_500_000);
    }

    [Fact]
    public void Two_reports_of_one_definition_are_refused()
    {
        using var ledger = Samples.SpringSale();
        var report = ledger.Report();
        Assert.Throws<ArgumentException>("reports", () => HtmlReport.Write([report, report], Stream.Null));
    }

    [Fact]
    public void A_language_without_texts_is_refused() =>
        Assert.Throws<ArgumentException>("Language", () => new HtmlReportOptions { Language = "xx" });

    private static IEnumerable<string> EmailsOf(JsonNode report) =>
        report["emails"]!.AsArray().Select(email => email!["email"]!.GetValue<string>());

    private static string Between(string page, string begin, string end)
    {
        var from = page.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        return page[from..page.IndexOf(end, from, StringComparison.Ordinal)];
    }

    private static string HashOf(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    [GeneratedRegex("Content-Security-Policy\" content=\"([^\"]*)\"")]
    private static partial Regex Policy();
}
