using System.Text;

namespace CampaignMetrics.Html.Tests;

/// <summary>The page in pieces is the page in one.</summary>
public sealed class HtmlReportPartsTests
{
    public static TheoryData<string> Pages() => [.. Options.Keys];

    private static readonly Dictionary<string, Func<MessageLedger, HtmlReportOptions>> Options = new(StringComparer.Ordinal)
    {
        ["all"] = _ => new HtmlReportOptions(),
        ["with the email"] = _ => new HtmlReportOptions { BodyOf = Samples.SpringSaleBody, Language = "nl", Title = "A \"<title>" },
        ["without contacts"] = _ => new HtmlReportOptions { WithContacts = false },
        ["of some contacts"] = _ => new HtmlReportOptions
        {
            Scope = new ReportScope { Viewer = new Viewer { MaySeeContact = contact => contact.Value.Length % 2 == 0 } },
        },
        ["of some emails"] = ledger => new HtmlReportOptions
        {
            Scope = new ReportScope { Viewer = new Viewer { MaySeeEmail = email => email != First(ledger) } },
        },
        ["of a period"] = _ => new HtmlReportOptions
        {
            Scope = new ReportScope { From = new DateOnly(2026, 3, 2), To = new DateOnly(2026, 4, 1), Every = Frequency.Week },
        },
        ["of events of a period"] = _ => new HtmlReportOptions
        {
            Definitions = [Definition.HubSpot with { DateBasis = DateBasis.EventDate }],
            Scope = new ReportScope { From = new DateOnly(2026, 3, 3), To = new DateOnly(2026, 3, 20) },
        },
        ["with few of each"] = _ => new HtmlReportOptions { MaxEmails = 2, MaxRecipients = 7, MaxHistories = 1_000 },
        ["without histories"] = _ => new HtmlReportOptions { MaxHistories = 3 },
        ["without recipients"] = _ => new HtmlReportOptions { MaxRecipients = 0 },
        ["with receivers and a test"] = ledger => new HtmlReportOptions
        {
            Receivers = [new ReceiverDay("Gmail", "shop.example", new DateOnly(2026, 3, 1), [new("spamRate", 0.0012)])],
            Tests = [Comparison(ledger)],
        },
    };

    [Theory, MemberData(nameof(Pages))]
    public void A_part_of_a_page_of_one_email_is_that_of_the_file(string options)
    {
        using var ledger = Samples.SpringSale();
        Check(ledger, Options[options](ledger));
    }

    [Theory, MemberData(nameof(Pages))]
    public void A_part_of_a_page_of_many_emails_is_that_of_the_file(string options)
    {
        using var ledger = Samples.Welcome();
        Check(ledger, Options[options](ledger));
    }

    [Fact]
    public void A_part_of_an_empty_page_is_that_of_the_file()
    {
        using var ledger = new MessageLedger();
        Check(ledger, new HtmlReportOptions());
    }

    [Theory]
    [InlineData(""), InlineData("nothing"), InlineData("page:0"), InlineData("report"), InlineData("report:3"), InlineData("report:00")]
    [InlineData("report:0:99"), InlineData("report:0:0:0"), InlineData("report:-1"), InlineData("report: 0"), InlineData("Report:0")]
    [InlineData("watch:0:0"), InlineData("variants:0:0"), InlineData("body:0"), InlineData("recipients:0"), InlineData("recipients:0:9")]
    [InlineData("history:0:9"), InlineData("history:99:0"), InlineData("report:99999999999"), InlineData("world:0"), InlineData("body:0:0")]
    public void A_name_of_no_part_is_answered_by_nothing(string name)
    {
        using var ledger = Samples.Welcome();
        using var target = new MemoryStream();
        Assert.False(PartsOf(ledger).TryWrite(name, target));
        Assert.Empty(target.ToArray());
    }

    [Theory]
    [InlineData("report:1:2", 2), InlineData("providers:0:1", 1), InlineData("recipients:3:0", 3), InlineData("history:0:0", 0)]
    [InlineData("body:1", 1), InlineData("report:1", null), InlineData("page", null), InlineData("report:0:99", null)]
    [InlineData("variants:1:2", null), InlineData("", null)]
    public void A_name_tells_of_which_email_it_is(string name, int? number)
    {
        using var ledger = Samples.Welcome();
        var emails = Parts.Json(Samples.PageOf(ledger), "page")["emails"]!.AsArray();
        Assert.Equal(number is { } at ? (string)emails[at]!["email"]! : null, PartsOf(ledger).EmailOf(name)?.Value);
    }

    [Fact]
    public async Task A_part_is_written_with_the_same_bytes_without_blocking()
    {
        using var ledger = Samples.SpringSale();
        using var target = new MemoryStream();
        Assert.True(await PartsOf(ledger).WriteAsync("report:0", target, TestContext.Current.CancellationToken));
        Assert.Equal(Written(PartsOf(ledger), "report:0"), Encoding.UTF8.GetString(target.ToArray()));
    }

    [Fact]
    public async Task The_page_without_data_has_none_and_may_ask_for_them()
    {
        using var ledger = Samples.SpringSale();
        _ = PartsOf(ledger);
        using var target = new MemoryStream();
        await HtmlReportParts.WriteLivePageAsync(
            target, new HtmlReportOptions { Title = "<b>", Language = "nl" }, TestContext.Current.CancellationToken);
        var page = Encoding.UTF8.GetString(target.ToArray());
        Assert.Empty(Parts.Names(page));
        Assert.Contains("connect-src 'self'", page, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"nl\">", page, StringComparison.Ordinal);
        Assert.Contains("<title>&lt;b&gt;</title>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("connect-src", Samples.PageOf(ledger), StringComparison.Ordinal);
        Assert.EndsWith("frame-ancestors 'none'", HtmlReportParts.LivePolicy, StringComparison.Ordinal);
        using var again = new MemoryStream();
        HtmlReportParts.WriteLivePage(again, new HtmlReportOptions { Title = "<b>", Language = "nl" });
        Assert.Equal(target.ToArray(), again.ToArray());
    }

    private static void Check(MessageLedger ledger, HtmlReportOptions options)
    {
        var page = Samples.PageOf(ledger, options);
        var parts = new HtmlReportParts(ledger, options);
        Assert.Equal(Parts.Names(page), parts.Names());
        foreach (var name in Parts.Names(page)) Assert.Equal(Parts.Text(page, name), Written(parts, name));
    }

    private static HtmlReportParts PartsOf(MessageLedger ledger)
    {
        if (!HtmlReport.IsAvailable) Needs.Missing("Node.js, which bundles the page");
        return new HtmlReportParts(ledger);
    }

    private static string Written(HtmlReportParts parts, string name)
    {
        using var target = new MemoryStream();
        Assert.True(parts.TryWrite(name, target), name);
        return Encoding.UTF8.GetString(target.ToArray());
    }

    private static EmailId First(MessageLedger ledger) => ledger.Emails().Emails[0].Report.Email;

    private static VariantQuery Comparison(MessageLedger ledger)
    {
        var emails = ledger.Emails().Emails.Select(email => email.Report.Email).ToList();
        return new VariantQuery { Variants = [new Variant("A", [emails[0]]), new Variant("B", [.. emails.Skip(1), new EmailId("none")])] };
    }
}
