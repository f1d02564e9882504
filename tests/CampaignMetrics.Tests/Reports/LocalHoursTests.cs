namespace CampaignMetrics.Tests.Reports;

/// <summary>Opens and clicks by the contacts' own clocks.</summary>
public sealed class LocalHoursTests
{
    private const string GoogleProxy = "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)";

    private static readonly LedgerOptions Options = new()
    {
        Enrichment = Enrichment.Default with
        {
            Places = ip => ip switch
            {
                "203.0.113.5" => new Place("NL", null, "Utrecht") { TimeZone = "Europe/Amsterdam" },
                "203.0.113.6" => new Place("JP", null, "Tokyo") { TimeZone = "Asia/Tokyo" },
                _ => default,
            },
        },
    };

    /// <summary>A Monday, 09:00 in UTC and an hour later in Amsterdam.</summary>
    private static LocalHoursReport Of(params EmailEvent[] events) =>
        Some.Ledger(Options, [Some.Delivered(), .. events]).Report().LocalHours;

    [Fact]
    public void A_contacts_opens_stand_at_its_own_hours()
    {
        var local = Of(Some.Opened(600, ip: "203.0.113.5"), Some.Clicked(700));
        Assert.Equal(1, local.Contacts);
        Assert.Equal((1, 1), (local.Hours.Opens(DayOfWeek.Monday, 10), local.Hours.Clicks(DayOfWeek.Monday, 10)));
    }

    [Fact]
    public void The_first_open_by_a_person_tells_the_zone_of_all() =>
        Assert.Equal(2, Of(Some.Opened(600, ip: "203.0.113.6"), Some.Opened(700, ip: "203.0.113.5")).Hours.Opens(DayOfWeek.Monday, 18));

    [Fact]
    public void A_proxys_place_tells_no_zone() => Assert.Equal(0, Of(Some.Opened(600, agent: GoogleProxy, ip: "203.0.113.5")).Contacts);

    [Fact]
    public void A_place_that_the_event_states_tells_no_zone() =>
        Assert.Equal(0, Of(Some.Opened(600, ip: "203.0.113.5", place: new Place("NL", null, "Utrecht"))).Contacts);

    [Fact]
    public void A_click_alone_tells_no_zone() => Assert.Equal(0, Of(Some.Clicked(600, ip: "203.0.113.5")).Contacts);
}
