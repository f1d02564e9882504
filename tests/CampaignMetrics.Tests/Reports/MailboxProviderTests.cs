using CampaignMetrics.Tests.Json;

namespace CampaignMetrics.Tests.Reports;

public sealed class MailboxProviderTests
{
    [Theory]
    [InlineData("gmail.com", "Gmail"), InlineData("googlemail.com", "Gmail"), InlineData("GMail.COM", "Gmail")]
    [InlineData("hotmail.co.uk", "Outlook.com"), InlineData("msn.com", "Outlook.com"), InlineData("aol.com", "Yahoo")]
    [InlineData("yahoo.co.jp", "Yahoo! JAPAN"), InlineData("me.com", "iCloud Mail"), InlineData("wanadoo.fr", "Orange")]
    public void A_consumer_domain_is_its_provider_s(string domain, string provider) => Assert.Equal(provider, MailboxProvider.Of(domain));

    [Theory]
    [InlineData("example.com"), InlineData("notgmail.com"), InlineData("gmail.com.example"), InlineData(""), InlineData("bücher.example")]
    public void What_nobody_knows_is_other(string domain) => Assert.Equal(MailboxProvider.Other, MailboxProvider.Of(domain));

    [Theory]
    [InlineData("ASPMX.L.GOOGLE.COM.", "Gmail"), InlineData("shop-example.mail.protection.outlook.com", "Microsoft 365")]
    [InlineData("outlook-com.olc.protection.outlook.com", "Outlook.com"), InlineData("mta5.am0.yahoodns.net", "Yahoo")]
    [InlineData("mx0a-00000001.pphosted.com", "Proofpoint"), InlineData("eu-smtp-inbound-1.mimecast.com", "Mimecast")]
    public void A_company_s_domain_is_known_by_its_servers(string server, string provider) =>
        Assert.Equal(provider, MailboxProvider.Of("shop.example", _ => [server]));

    [Fact]
    public void The_best_known_server_counts() =>
        Assert.Equal("Mimecast", MailboxProvider.Of("shop.example", _ => ["mx.shop.example", "x.mimecast.com", "aspmx.l.google.com"]));

    [Fact]
    public void A_server_whose_name_only_ends_alike_is_not_known() =>
        Assert.Equal(MailboxProvider.Other, MailboxProvider.Of("shop.example", _ => ["mx.notgoogle.com", "mx.google.com.example"]));

    [Fact]
    public void Servers_are_asked_for_the_domain_in_ascii()
    {
        string? asked = null;
        MailboxProvider.Of("Bücher.example", domain =>
        {
            asked = domain;
            return [];
        });
        Assert.Equal("xn--bcher-kva.example", asked);
    }

    [Fact]
    public void Servers_are_not_asked_for_a_consumer_domain() =>
        Assert.Equal("Gmail", MailboxProvider.Of("gmail.com", _ => throw new InvalidOperationException("asked")));

    [Fact]
    public void A_breakdown_asks_for_each_domain_once()
    {
        var asked = new List<string>();
        var options = new LedgerOptions
        {
            MaxThreads = 1,
            Enrichment = new Enrichment
            {
                MailExchanges = domain =>
                {
                    asked.Add(domain);
                    return ["aspmx.l.google.com"];
                },
            },
        };
        using var messages = new MessageLedger(options);
        foreach (var contact in new[] { "a@shop.example", "b@shop.example", "c@gmail.com" }) messages.Apply(Some.Sent(0, contact));
        Assert.Equal(3, messages.Breakdown(Dimension.MailboxProvider)["Gmail"]!.Counts[Metric.Sent]);
        Assert.Equal(["shop.example"], asked);
    }

    [Fact]
    public void A_provider_that_reports_no_complaints_has_none_measured()
    {
        var row = Delivered().Breakdown(Dimension.MailboxProvider)["Gmail"]!;
        Assert.Equal((null, NotMeasured.ReceiverReportsNone), (row.Delivery.SpamReports, row.Counts.ReasonAgainst(Metric.SpamReported)));
        Assert.Equal(NotMeasured.ReceiverReportsNone, row.Counts.RatesOf(Definition.HubSpot).Spam.Ratio.NotMeasured);
        Assert.Contains(
            "\"spamReports\":null,\"notMeasured\":{\"spamReports\":\"receiver reports no complaints\"}", row.ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Other_providers_have_their_complaints_measured() =>
        Assert.Equal(0, Delivered().Breakdown(Dimension.MailboxProvider)["Yahoo"]!.Delivery.SpamReports);

    [Fact]
    public void All_providers_together_have_the_complaints_that_are_told() =>
        Assert.Equal(0, Delivered().Breakdown(Dimension.MailboxProvider).Total.Delivery.SpamReports);

    [Fact]
    public void A_complaint_that_is_told_all_the_same_counts()
    {
        using var ledger = Delivered();
        ledger.Apply(Some.SpamReported() with { Recipient = "a@gmail.com" });
        Assert.Equal(1, ledger.Breakdown(Dimension.MailboxProvider)["Gmail"]!.Delivery.SpamReports);
    }

    [Fact]
    public void Counts_of_all_providers_add_up_to_what_is_measured()
    {
        var rows = Delivered().Breakdown(Dimension.MailboxProvider).Rows;
        Assert.Equal(0, rows.Select(row => row.Counts).Aggregate((sum, next) => sum + next).Measured(Metric.SpamReported));
    }

    [Fact]
    public void A_series_of_such_a_provider_has_none_measured()
    {
        var series = Delivered().Series([Metric.SpamReported, Measure.Rate("spam")], Dimension.MailboxProvider);
        var values = series.Rows.Single(row => row.Key == "Gmail").Points.SelectMany(point => point.Values);
        Assert.All(values, value => Assert.Equal((null, NotMeasured.ReceiverReportsNone), (value.Value, value.NotMeasured)));
    }

    [Fact]
    public void Such_a_row_reads_back()
    {
        var row = Delivered().Breakdown(Dimension.MailboxProvider)["Gmail"]!;
        Assert.Equal(row.Delivery, Text.Back(row.Delivery));
        Assert.Equal(row.Counts, Text.Back(row.Counts));
    }

    private static MessageLedger Delivered() => Some.Ledger(
        Some.Sent(to: "a@gmail.com"), Some.Delivered(to: "a@gmail.com"), Some.Sent(to: "b@yahoo.com"), Some.Delivered(to: "b@yahoo.com"));
}
