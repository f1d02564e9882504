namespace CampaignMetrics.Tests.Reports;

/// <summary>The numbers in the words about a rate.</summary>
public sealed class ExplanationTests
{
    private static readonly EmailCatalog PartlyTracked = new(
        [new Email { Id = Some.Email, Tracking = Tracking.On }, new Email { Id = "plain", Tracking = Tracking.Off }]);

    [Theory]
    [InlineData("Klaviyo", "left out: 3 sent messages of untracked emails")]
    [InlineData("HubSpot", "left out: 1 delivered message of untracked emails")]
    public void Left_out_are_the_untracked_messages_of_the_denominator(string definition, string expected)
    {
        var events = new EmailEvent[]
        {
            Some.Sent(), Some.Delivered(), Some.Opened(),
            Some.Sent(to: "a", email: "plain"), Some.Sent(to: "b", email: "plain"), Some.Sent(to: "c", email: "plain"),
            Some.Delivered(to: "a", email: "plain"),
        };
        var report = Some.Ledger(new LedgerOptions { Catalog = PartlyTracked }, events).Report(Definition.Find(definition)!);
        Assert.Contains(expected, report.Rates.Open.Explain(), StringComparison.Ordinal);
    }

    [Fact]
    public void Opens_by_programs_are_not_said_to_count_where_their_message_does_not()
    {
        var report = Some.Ledger(Some.Sent(), Some.Bounced(), Some.Opened(3, actor: Actor.Automation)).Report(Definition.Find("Klaviyo")!);
        Assert.Contains("counted where their message counts: 1 open by programs", report.Rates.Open.Explain(), StringComparison.Ordinal);
    }
}
