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
}
