namespace CampaignMetrics.Tests.Reports;

/// <summary>Messages of which nothing is known but what programs are stated to have done.</summary>
public sealed class ListOfProgramsTests
{
    [Fact]
    public void Who_only_a_stated_program_opened_stands_in_the_list_of_such_opens()
    {
        var at = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
        var ledger = new MessageLedger();
        ledger.Apply(new Opened { At = at, Email = "sale", Recipient = "ann@example.org", Actor = Actor.Automation });

        Assert.Equal(at, Assert.Single(ledger.Recipients(Metric.AutomationOpens)).At);
    }
}
