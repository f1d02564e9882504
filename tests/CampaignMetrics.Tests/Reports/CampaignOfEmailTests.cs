namespace CampaignMetrics.Tests.Reports;

/// <summary>An email belongs to one campaign at most: the catalog's, else that of its earliest event that states one.</summary>
public sealed class CampaignOfEmailTests
{
    private static EmailEvent In(string campaign, EmailEvent happened) => happened with { Segments = new Segments { Campaign = campaign } };

    private static string? CampaignOf(params EmailEvent[] events)
    {
        var (told, reversed) = (Some.Report(events), Some.Report(events.Reverse()));
        Assert.Equal(told.Emails.Single().Campaign, reversed.Emails.Single().Campaign);
        return told.Emails.Single().Campaign;
    }

    [Fact]
    public void The_earliest_event_decides_for_all_contacts() =>
        Assert.Equal("spring", CampaignOf(In("autumn", Some.Sent(10, "a")), In("spring", Some.Sent(5, "b")), Some.Sent(0, "c")));

    [Fact]
    public void At_one_instant_the_smaller_id_decides() => Assert.Equal(
        "spring", CampaignOf(In("autumn", Some.Sent(5, "a") with { Id = "2" }), In("spring", Some.Sent(5, "b") with { Id = "1" })));

    [Fact]
    public void With_one_id_the_smaller_type_decides() => Assert.Equal(
        "spring", CampaignOf(In("autumn", Some.Opened(5) with { Id = "1" }), In("spring", Some.Clicked(5) with { Id = "1" })));

    [Fact]
    public void It_is_looked_up_in_all_data_and_not_in_the_scope()
    {
        var ledger = Some.Ledger(
            In("spring", Some.Sent(5, "a@x.example")), In("autumn", Some.Sent(10, "b")));
        var report = ledger.Report(scope: new ReportScope { Exclude = ["@x.example"] });
        Assert.Equal("spring", report.Emails.Single().Campaign);
    }
}
