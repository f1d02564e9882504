namespace CampaignMetrics.Tests.Reports;

/// <summary>Unsubscriptions and spam reports that name no email, by option given to a click.</summary>
public sealed class UnsubscribeWindowTests
{
    private static readonly Definition Given = Definition.HubSpot with { UnsubscribeWindow = TimeSpan.FromHours(1) };

    [Theory]
    [InlineData(0, 1), InlineData(3600, 1), InlineData(3600.001, 0), InlineData(-0.001, 0)]
    public void They_go_to_the_last_click_on_an_unsubscribe_link_within_an_hour(double after, long given)
    {
        var ledger = Some.Ledger(Some.Sent(), Some.Delivered(), Click(1000), Ended(1000 + after), Complained(1000 + after));
        var report = ledger.Report(Given);
        Assert.Equal((given, 1 - given), (report.Delivery.Unsubscribed, report.Unattributed.Unsubscribed));
        Assert.Equal((given, 1 - given), (report.Delivery.SpamReports, report.Unattributed.SpamReports));
        Assert.Equal((0, 1), (ledger.Report().Delivery.Unsubscribed, ledger.Report().Unattributed.Unsubscribed));
    }

    [Fact]
    public void Other_clicks_and_those_of_programs_have_none() => Assert.Equal(
        0,
        Some.Ledger(
            Some.Sent(), Some.Delivered(), Some.Clicked(1000), Click(1000) with { Actor = Actor.Automation }, Ended(1100))
            .Report(Given).Delivery.Unsubscribed);

    [Fact]
    public void An_unsubscription_by_a_program_goes_nowhere() => Assert.Equal(
        0,
        Some.Ledger(Some.Sent(), Some.Delivered(), Click(1000), Ended(1100) with { Actor = Actor.Automation })
            .Report(Given).Delivery.Unsubscribed);

    [Fact]
    public void It_goes_to_the_sending_that_was_clicked()
    {
        var catalog = new EmailCatalog([new Email { Id = Some.Email, Repeats = true }]);
        var ledger = Some.Ledger(
            new LedgerOptions { Catalog = catalog }, Some.Sent(0) with { Send = "1" }, Click(1000) with { Send = "1" },
            Some.Sent(1050) with { Send = "2" }, Some.Delivered(1051) with { Send = "2" }, Ended(1200));
        Assert.Equal(1, ledger.Report(Given).Delivery.Unsubscribed);
    }

    [Fact]
    public void Attribution_comes_before_the_scope()
    {
        var ledger = Some.Ledger(
            Some.Sent(), Some.Delivered(), Click(1000), Some.Sent(email: "other"), Some.Delivered(email: "other"),
            Click(1050) with { Email = "other" }, Ended(1100));
        Assert.Equal(0, Count(Some.Email));
        Assert.Equal(1, Count("other"));

        long Count(EmailId email) => ledger.Report(Given, new ReportScope { Email = email }).Delivery.Unsubscribed;
    }

    [Fact]
    public void Breakdowns_and_unsubscriptions_tell_the_same()
    {
        var ledger = Some.Ledger(Some.Sent(), Some.Delivered(), Click(1000), Ended(1100) with { Reason = "preferences" });
        Assert.Equal(1, ledger.Breakdown(Dimension.Email, Given).Total.Delivery.Unsubscribed);
        Assert.Equal([new UnsubscriptionRow("preferences", 1, 0)], ledger.Unsubscriptions(Given).Methods);
    }

    [Fact]
    public void What_one_contact_ended_is_no_other_contacts()
    {
        using var ledger = Some.Ledger(
            Some.Sent(), Some.Delivered(), Click(600), Ended(700), Some.Sent(0, "bob"), Some.Delivered(5, "bob"), Some.Sent(0, "cy"),
            Some.Delivered(5, "cy"));
        var breakdown = ledger.Breakdown(Dimension.Email, Given);
        Assert.Equal((1, 1), (breakdown.Total.Delivery.Unsubscribed, breakdown.Rows[0].Delivery.Unsubscribed));
        Assert.Equal(1, ledger.Series([Metric.Unsubscribed], definition: Given).Total.Points.Sum(point => point.Values[0].Count));
    }

    [Theory]
    [InlineData("a", "preferences"), InlineData("z", "link")]
    public void At_one_instant_with_one_that_names_its_email_the_smaller_id_decides(string id, string method)
    {
        using var ledger = Some.Ledger(
            Some.Sent(), Some.Delivered(), Click(600), Ended(700) with { Id = id, Reason = "preferences" },
            Some.Unsubscribed(700) with { Id = "m", Reason = "link" });
        Assert.Equal([new UnsubscriptionRow(method, 1, 0)], ledger.Unsubscriptions(Given).Methods);
        var asked = Assert.IsType<Unsubscribed>(Assert.Single(ledger.Recipients(Metric.Unsubscribed, Given)).Asked!.Event);
        Assert.Equal(method, asked.Reason);
    }

    [Fact]
    public void A_series_by_event_date_has_them_in_their_own_bucket()
    {
        var byDate = Given with { DateBasis = DateBasis.EventDate };
        using var ledger = Some.Ledger(Some.Sent(), Some.Delivered(), Click(7100), Ended(7300), Complained(7300));
        var points = ledger.Series(
            [Metric.Unsubscribed, Metric.SpamReported], definition: byDate, scope: new ReportScope { Every = Frequency.Hour }).Total.Points;
        Assert.Equal((1L, 1L), (points[^1].Values[0].Count, points[^1].Values[1].Count));
        Assert.Equal((1L, 1L), (points.Sum(point => point.Values[0].Count), points.Sum(point => point.Values[1].Count)));
    }

    [Fact]
    public void A_list_has_whom_they_go_to()
    {
        using var ledger = Some.Ledger(Some.Sent(), Some.Delivered(), Click(600), Ended(700));
        var listed = Assert.Single(ledger.Recipients(Metric.Unsubscribed, Given));
        Assert.Equal((Some.At(700), true), (listed.AskedAt, listed.IsUnsubscribed));
    }

    [Fact]
    public void A_list_tells_how_they_ended_it()
    {
        var ended = Ended(700) with { Reason = "preferences" };
        using var ledger = Some.Ledger(Some.Sent(), Some.Delivered(), Click(600), ended, Complained(650));
        var asked = Assert.Single(ledger.Recipients(Metric.Unsubscribed, Given)).Asked!;
        Assert.Equal((ended, true), (asked.Event, asked.Counts));
        Assert.Equal(EventType.SpamReported, Assert.Single(ledger.Recipients(Metric.SpamReported, Given)).Asked!.Type);
    }

    [Fact]
    public void Of_two_at_one_instant_the_smaller_id_tells_how_whichever_came_first()
    {
        EmailEvent[] both = [Ended(700) with { Id = "b", Reason = "link" }, Ended(700) with { Id = "a", Reason = "preferences" }];
        EmailEvent[] others = [Some.Sent(), Some.Delivered(), Click(600)];
        using var one = Some.Ledger([.. others, .. both]);
        using var other = Some.Ledger([.. others, .. both.Reverse()]);
        Assert.Equal("a", Assert.Single(one.Recipients(Metric.Unsubscribed, Given)).Asked!.Event.Id!.Value);
        Assert.Equal("a", Assert.Single(other.Recipients(Metric.Unsubscribed, Given)).Asked!.Event.Id!.Value);
        Assert.Equal([new UnsubscriptionRow("preferences", 1, 0)], one.Unsubscriptions(Given).Methods);
        Assert.Equal([new UnsubscriptionRow("preferences", 1, 0)], other.Unsubscriptions(Given).Methods);
    }

    [Fact]
    public void A_definition_says_so_and_is_read_back()
    {
        Assert.Equal("HubSpot (unsubscribe window: 01:00:00)", Given.Title);
        Assert.Equal(Given, System.Text.Json.JsonSerializer.Deserialize<Definition>(System.Text.Json.JsonSerializer.Serialize(Given)));
        Assert.NotEqual(Definition.HubSpot, Given);
    }

    private static Clicked Click(double at) => Some.Clicked(at, "https://shop.example/out", role: LinkRole.Unsubscribe);

    private static Unsubscribed Ended(double at) => Some.Unsubscribed(at) with { Email = default(EmailId?) };

    private static SpamReported Complained(double at) => Some.SpamReported(at) with { Email = default(EmailId?) };
}
