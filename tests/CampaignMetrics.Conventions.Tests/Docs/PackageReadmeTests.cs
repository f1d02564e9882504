using System.Globalization;

namespace CampaignMetrics.Conventions.Tests.Docs;

/// <summary>The page of the package <c>CampaignMetrics</c>.</summary>
public sealed class PackageReadmeTests
{
    [Fact]
    public void The_code_computes_what_its_comments_say()
    {
        // snippet
        var at = DateTimeOffset.Parse("2026-03-24T09:00:00Z", CultureInfo.InvariantCulture);
        var messages = new MessageLedger();
        messages.Apply(new Sent { At = at, Email = "spring-sale", Recipient = "ann@example.com" });
        messages.Apply(new Delivered { At = at.AddSeconds(3), Email = "spring-sale", Recipient = "ann@example.com" });
        messages.Apply(
            new Clicked { At = at.AddHours(2), Email = "spring-sale", Recipient = "ann@example.com", Url = "https://shop.example/" });

        Console.WriteLine(messages.Report(Definition.HubSpot).Rates.Open);     // 100.0 % (1 of 1), …: a click implies an open
        Console.WriteLine(messages.Report(Definition.Pipedrive).Rates.Open);   // 0.0 % (0 of 1), …: only a loaded image is an open
        // end
        Assert.StartsWith("100.0 % (1 of 1), ", messages.Report(Definition.HubSpot).Rates.Open.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("0.0 % (0 of 1), ", messages.Report(Definition.Pipedrive).Rates.Open.ToString(), StringComparison.Ordinal);
    }
}
