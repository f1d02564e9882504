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

    [Fact]
    public void The_report_says_how_many_messages_that_left_out() => Assert.Equal(
        2, (long)JsonNode.Parse(Without("@shop.example", "crm-7").ToJson())!["excluded"]!["messages"]!);

    [Fact]
    public void People_who_are_left_out_are_counted_nowhere() => Assert.Equal(3, Without("crm-7").People.Sent);
}
