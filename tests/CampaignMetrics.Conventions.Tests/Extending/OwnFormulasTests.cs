using CampaignMetrics.Conventions.Tests.Docs;

namespace CampaignMetrics.Conventions.Tests.Extending;

/// <summary>The guide's rate, amount and actor rule, by the public API alone: they are added from outside.</summary>
public sealed class OwnFormulasTests
{
    [Fact]
    public void A_rate_and_an_amount_are_added_to_a_definition()
    {
        var ledger = new MessageLedger();
        for (var i = 0; i < 4; i++) ledger.Apply(new Delivered { At = DateTimeOffset.UnixEpoch, Email = "e", Recipient = $"r{i}" });
        ledger.Apply(new Converted
        {
            At = DateTimeOffset.UnixEpoch, Email = "e", Recipient = "r1", Amount = new Money(25m, "EUR"),
        });
        var (rate, amount) = Docs.ExtendPage.AddRates(ledger);
        Assert.Equal("25.0 % (1 of 4), 95 %: 4.6–69.9 %", $"{ledger.Report(rate).Rates["conversion"]}");
        Assert.Equal("6.25 EUR (25.00 EUR of 4)", $"{ledger.Report(amount).Amounts["revenuePerRecipient"]}");
    }

    [Fact]
    public void An_actor_rule_labels_what_comes_through_a_gateway()
    {
        var ledger = Docs.ExtendPage.LedgerWithRule();
        ledger.Apply(new Delivered { At = DateTimeOffset.UnixEpoch, Email = "e", Recipient = "r" });
        foreach (var ip in (string[])["203.0.113.7", "198.51.100.7"])
            ledger.Apply(new Clicked
            {
                At = DateTimeOffset.UnixEpoch, Id = ip, Email = "e", Recipient = "r", Request = new WebRequest { Ip = ip },
            });
        Assert.Equal(
            ["our-gateway", "default"],
            ledger.History("e", "r").Select(item => item.Label?.RuleId).OfType<string>().OrderDescending(StringComparer.Ordinal));
        Assert.Equal(new ExcludedEvents("our-gateway", 1), ledger.Report().Excluded.Rules.Single());
    }
}
