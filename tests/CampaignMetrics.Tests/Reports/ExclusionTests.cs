using System.Text.Json.Nodes;

namespace CampaignMetrics.Tests.Reports;

/// <summary>The sender's own people and test sends, left out on request.</summary>
public sealed class ExclusionTests
{
    private static readonly MessageLedger Ledger = Some.Ledger(
        Some.Sent(to: "ann@example.com"), Some.Sent(to: "bob@shop.example"), Some.Sent(to: "cid@mail.shop.example"),
        Some.Sent(to: "crm-7"));

    private static Report Without(params string[] excluded) => Ledger.Report(scope: new ReportScope { Exclude = [.. excluded] });

    [Fact]
    public void By_contact_in_any_spelling() => Assert.Equal(3, Without("<Ann@EXAMPLE.com>").Delivery.Sent);

    [Fact]
    public void By_domain_in_any_spelling_without_its_subdomains() => Assert.Equal(3, Without("@Shop.Example").Delivery.Sent);

    [Fact]
    public void A_key_that_is_no_address_is_compared_letter_for_letter() =>
        Assert.Equal((4, 3), (Without("CRM-7").Delivery.Sent, Without("crm-7").Delivery.Sent));

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("@", "has no domain after the @")]
    [InlineData("192.0.2.0/33", "is no network: its prefix is from 0 to 32")]
    [InlineData("192.0.2.0/x", "is no network: its prefix is from 0 to 32")]
    [InlineData("192.0.2.0/", "is no network: its prefix is from 0 to 32")]
    [InlineData("2001:db8::/129", "is no network: its prefix is from 0 to 128")]
    public void What_can_exclude_nobody_is_told(string entry, string fault)
    {
        Assert.Equal(fault, ReportScope.ExclusionFault(entry));
        Assert.Throws<ArgumentException>(() => new ReportScope { Exclude = [entry] });
    }

    [Fact]
    public void Half_a_surrogate_pair_is_no_key() => Assert.Equal("is no key of a contact", ReportScope.ExclusionFault("a\ud800"));

    [Theory]
    [InlineData("192.0.2.0/24")]
    [InlineData("2001:DB8::/32")]
    [InlineData("42")]
    [InlineData("42/7")] // the key of a contact: IPAddress alone would read it as 0.0.0.42
    [InlineData("crm/7")]
    [InlineData("@shop.example")]
    public void What_can_exclude_somebody_has_no_fault(string entry) => Assert.Null(ReportScope.ExclusionFault(entry));

    [Fact]
    public void A_key_with_a_slash_is_no_network()
    {
        var ledger = Some.Ledger(Some.Sent(to: "42/7"), Some.Sent(to: "crm-7"));
        Assert.Equal(1, ledger.Report(scope: new ReportScope { Exclude = ["42/7"] }).Delivery.Sent);
    }

    [Theory]
    [InlineData("203.0.113.5", "203.0.113.5")]
    [InlineData("203.0.113.5", "::ffff:203.0.113.5")]
    [InlineData("203.0.113.5", "::ffff:203.0.113.0/120")]
    [InlineData("::ffff:203.0.113.5", "203.0.113.0/24")]
    [InlineData("::ffff:203.0.113.5", "::ffff:203.0.113.0/120")]
    public void A_mapped_address_is_the_address_that_is_mapped(string ip, string excluded)
    {
        var opened = Some.Opened() with { Request = new WebRequest { Ip = ip } };
        var scope = new ReportScope { Exclude = [excluded] };
        Assert.Equal(0, Some.Ledger(Some.Sent(), opened).Report(scope: scope).Delivery.Sent);
    }

    [Fact]
    public void The_report_says_how_many_messages_that_left_out() => Assert.Equal(
        2, (long)JsonNode.Parse(Without("@shop.example", "crm-7").ToJson())!["excluded"]!["messages"]!);

    [Fact]
    public void People_who_are_left_out_are_counted_nowhere() => Assert.Equal(3, Without("crm-7").People.Sent);
}
