namespace CampaignMetrics.Conventions.Tests.Docs;

/// <summary>The code of docs/guide/extend.md that a user writes outside the library.</summary>
internal static class ExtendPage
{
    public static (Definition Rate, Definition Amount) AddRates(MessageLedger ledger)
    {
        // snippet
        var shop = Definition.HubSpot with
        {
            Name = "Shop",
            Rates = RateFormulas.Standard.Add("conversion", new(Metric.Converted, Metric.Delivered)),
        };
        Console.WriteLine(ledger.Report(shop).Rates["conversion"]);
        // end
        // snippet
        var revenue = shop with { Rates = shop.Rates.AddAmount("revenuePerRecipient", new(Metric.Delivered)) };
        Console.WriteLine(ledger.Report(revenue).Amounts["revenuePerRecipient"]);
        // end
        return (shop, revenue);
    }

    public static MessageLedger LedgerWithRule()
    {
        // snippet
        var gateway = CustomActorRule.Before(ActorRule.Burst, "our-gateway", static (requests, verdicts) =>
        {
            for (var i = 0; i < requests.Count; i++)
                if (requests[i].Ip is { } ip && ip.StartsWith("203.0.113.", StringComparison.Ordinal)) verdicts[i] = Actor.Automation;
        });
        var ledger = new MessageLedger(new LedgerOptions { Enrichment = Enrichment.Default with { ActorRules = [gateway] } });
        // end
        return ledger;
    }
}
