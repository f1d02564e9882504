namespace CampaignMetrics.Tests.Messages;

/// <summary>Clicks that follow each other as no hand does.</summary>
public sealed class BurstTests
{
    private const double Later = 4000;

    private static EmailEvent[] Clicks(double start, double gap, params string[] links) =>
        [.. links.Select((link, i) => Some.Clicked(start + (i * gap), $"https://x/{link}"))];

    private static long Programs(params EmailEvent[] clicks) =>
        Some.Report([Some.Sent(), Some.Delivered(), .. clicks]).Excluded.AutomationClicks;

    [Theory]
    [InlineData(0.999, 2), InlineData(1, 0)]
    public void Two_links_within_less_than_a_second_at_any_time(double gap, long programs) =>
        Assert.Equal(programs, Programs(Clicks(Later, gap, "a", "b")));

    [Fact]
    public void Two_clicks_on_one_link_at_once_are_a_double_click() => Assert.Equal(0, Programs(Clicks(Later, 0.2, "a", "a")));

    [Fact]
    public void Three_clicks_on_one_link_within_a_second_are_none() => Assert.Equal(3, Programs(Clicks(Later, 0.4, "a", "a", "a")));

    [Fact]
    public void Links_that_differ_in_their_fragment_are_one_here() => Assert.Equal(0, Programs(Clicks(Later, 0.5, "a#top", "a#foot")));

    [Fact]
    public void Links_that_differ_in_the_recipients_parameter_are_one_here() =>
        Assert.Equal(0, Programs(Clicks(Later, 0.5, "a?mc_eid=1", "a?mc_eid=2")));

    [Theory]
    [InlineData(305, 3), InlineData(305.001, 0)]
    public void Three_links_within_ten_seconds_shortly_after_the_delivery(double start, long programs) =>
        Assert.Equal(programs, Programs(Clicks(start, 5, "a", "b", "c")));

    [Fact]
    public void Three_links_opened_in_tabs_an_hour_later_are_a_readers() => Assert.Equal(0, Programs(Clicks(Later, 3, "a", "b", "c")));

    [Theory]
    [InlineData(2.5, 5), InlineData(2.501, 0)]
    public void Five_links_within_ten_seconds_at_any_time(double gap, long programs) =>
        Assert.Equal(programs, Programs(Clicks(Later, gap, "a", "b", "c", "d", "e")));

    [Fact]
    public void Fewer_links_at_any_time_are_searched_for_where_only_they_were_lowered()
    {
        var thresholds = new ActorThresholds { InstantLinks = 10, InstantClicks = 10, BurstLinks = 10 };
        var options = new LedgerOptions { Enrichment = new Enrichment { Thresholds = thresholds } };
        var ledger = Some.Ledger(options, [Some.Sent(), Some.Delivered(), .. Clicks(Later, 2, "a", "b", "c", "d", "e")]);
        Assert.Equal(5, ledger.Report().Excluded.AutomationClicks);
    }

    [Fact]
    public void Where_no_sending_is_known_three_links_are_enough() =>
        Assert.Equal(
            3, Some.Report([Some.Delivered(Later + 100, to: "other"), .. Clicks(Later, 4, "a", "b", "c")]).Excluded.AutomationClicks);

    [Fact]
    public void A_sending_after_the_clicks_is_none_before_them() => Assert.Equal(
        3, Some.Report([Some.Sent(Later + 100), .. Clicks(Later, 4, "a", "b", "c")]).Excluded.AutomationClicks);

    [Fact]
    public void Who_shares_the_address_within_fifteen_minutes_is_the_program_too()
    {
        EmailEvent[] burst =
            [.. Enumerable.Range(0, 5).Select(i => Some.Clicked(Later + i, $"https://x/{i}", agent: Some.Browser, ip: "198.51.100.7"))];
        Assert.Equal(6, Programs([.. burst, Some.Clicked(Later + 904, "https://x/1", agent: Some.OtherBrowser, ip: "198.51.100.7")]));
        Assert.Equal(5, Programs([.. burst, Some.Clicked(Later + 904.001, "https://x/1", agent: Some.OtherBrowser, ip: "198.51.100.7")]));
    }

    [Fact]
    public void A_reader_with_the_scanners_browser_but_another_address_is_a_reader()
    {
        EmailEvent[] burst =
            [.. Enumerable.Range(0, 5).Select(i => Some.Clicked(Later + i, $"https://x/{i}", agent: Some.Browser, ip: "198.51.100.7"))];
        Assert.Equal(5, Programs([.. burst, Some.Clicked(Later + 60, "https://x/1", agent: Some.Browser, ip: "203.0.113.8")]));
    }

    [Fact]
    public void Where_an_address_is_missing_the_same_browser_is_the_same_source()
    {
        EmailEvent[] burst =
            [.. Enumerable.Range(0, 5).Select(i => Some.Clicked(Later + i, $"https://x/{i}", agent: Some.Browser, ip: "198.51.100.7"))];
        Assert.Equal(6, Programs([.. burst, Some.Clicked(Later + 60, "https://x/1", agent: Some.Browser)]));
        Assert.Equal(5, Programs([.. burst, Some.Clicked(Later + 60, "https://x/1", agent: Some.OtherBrowser)]));
    }

    [Fact]
    public void An_address_is_one_however_it_is_written()
    {
        EmailEvent[] burst =
            [
                .. Enumerable.Range(0, 5)
                .Select(i => Some.Clicked(Later + i, $"https://x/{i}", agent: Some.Browser, ip: "::ffff:198.51.100.7")),
            ];
        Assert.Equal(6, Programs([.. burst, Some.Clicked(Later + 60, "https://x/1", agent: Some.OtherBrowser, ip: "198.51.100.7")]));
    }

    [Fact]
    public void An_unsubscription_beside_a_burst_is_the_programs()
    {
        EmailEvent[] burst =
            [.. Enumerable.Range(0, 5).Select(i => Some.Clicked(Later + i, $"https://x/{i}", ip: "198.51.100.7"))];
        var unsubscribed = Some.Unsubscribed(Later + 6) with { Request = new WebRequest { Ip = "198.51.100.7", UserAgent = Some.Browser } };
        var report = Some.Report([Some.Sent(), Some.Delivered(), .. burst, unsubscribed]);
        Assert.Equal(0, report.Delivery.Unsubscribed);
        Assert.Contains(new ExcludedEvents("near-burst", 1), report.Excluded.Rules);
    }
}
