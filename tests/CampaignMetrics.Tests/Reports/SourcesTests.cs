using CampaignMetrics.Tests.Json;

namespace CampaignMetrics.Tests.Reports;

public sealed class SourcesTests
{
    private const string GoogleProxy = "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)";

    [Fact]
    public void An_email_earns_what_names_it() =>
        Assert.Equal([new SourceRow(Some.Email.Value, 1, 0, 0) { Delivered = 0 }], Sources(Some.Sent(), Goal("visit")).Emails);

    [Fact]
    public void An_email_earns_what_follows_a_click()
    {
        var sources = Sources(Some.Sent(), Some.Delivered(), Some.Clicked(), Goal("customer") with { Email = default });
        Assert.Equal([new SourceRow(Some.Email.Value, 0, 0, 1) { Delivered = 1 }], sources.Emails);
        Assert.Empty(sources.Others);
    }

    [Fact]
    public void What_no_email_earned_goes_by_its_source() => Assert.Equal(
        [new SourceRow("search", 2, 0, 0), new SourceRow("direct", 0, 1, 0), new SourceRow(null, 0, 1, 0)],
        Sources(Other("visit", "search"), Other("visit", "search"), Other("contact", "direct"), Other("contact", null)).Others);

    [Fact]
    public void Other_goals_are_no_part_of_it() => Assert.Empty(Sources(Some.Sent(), Goal("purchase")).Emails);

    [Fact]
    public void Emails_of_a_campaign_earn_together()
    {
        var spring = new Segments { Campaign = "spring" };
        var sources = Sources(
            Some.Sent() with { Segments = spring }, Goal("visit"), Some.Sent(0, null, "other") with { Segments = spring },
            Goal("visit") with { Email = "other" }, Some.Sent(0, null, "third"), Goal("contact") with { Email = "third" });
        Assert.Equal(
            [new SourceRow("spring", 2, 0, 0) { Delivered = 0 }, new SourceRow(null, 0, 1, 0) { Delivered = 0 }], sources.Campaigns);
    }

    [Fact]
    public void An_email_has_its_revenue_by_currency()
    {
        var row = Sources(
            Some.Sent(), Some.Delivered(), Some.Converted(10m) with { Order = "1" }, Some.Converted(-4m) with { Order = "1" },
            Some.Converted(30m, "USD")).Emails.Single();
        Assert.Equal(
            [new RevenueReport(new Money(30m, "USD"), 1, 0), new RevenueReport(new Money(6m, "EUR"), 1, 1)], row.Revenue);
        Assert.Equal([30m, 6m], row.RevenuePerRecipient.Select(ratio => ratio.Value));
    }

    [Fact]
    public void A_campaign_s_revenue_is_divided_by_all_its_recipients()
    {
        var spring = new Segments { Campaign = "spring" };
        var row = Sources(
            Some.Sent() with { Segments = spring }, Some.Delivered(), Some.Converted(10m),
            Some.Sent(0, "bob", "other") with { Segments = spring }, Some.Delivered(5, "bob", "other")).Campaigns.Single();
        Assert.Equal(new MoneyRatio(new Money(10m, "EUR"), 2), row.RevenuePerRecipient.Single());
    }

    [Fact]
    public void An_email_that_brought_nothing_has_no_row() => Assert.Empty(Sources(Some.Sent(), Some.Delivered()).Emails);

    [Fact]
    public void Revenue_that_no_email_earned_goes_by_its_source()
    {
        var row = Sources(Some.Converted(10m, named: false) with { Source = "search" }).Others.Single();
        Assert.Equal(("search", null), (row.Key, row.Delivered));
        Assert.Equal(new RevenueReport(new Money(10m, "EUR"), 1, 0), row.Revenue.Single());
        Assert.Empty(row.RevenuePerRecipient);
    }

    [Fact]
    public void Emails_have_together_the_revenue_of_the_report()
    {
        using var ledger = Some.Ledger(
            Some.Sent(), Some.Converted(10m), Some.Sent(0, "bob", "other"), Some.Converted(5m) with { Email = "other", Recipient = "bob" });
        Assert.Equal(
            ledger.Report().Revenue.Single().Amount.Amount, ledger.Sources().Emails.Sum(row => row.Revenue.Single().Amount.Amount));
    }

    [Fact]
    public void A_filtered_scope_tells_of_no_other_sources() => Assert.Empty(
        Some.Ledger(Other("visit", "search")).Sources(scope: new ReportScope { Email = Some.Email }).Others);

    [Fact]
    public void It_warns_of_what_concerns_it_alone()
    {
        var options = new LedgerOptions
        {
            Enrichment = new Enrichment { Places = _ => new Place("NL", null, null) }, MayProfile = (contact, _) => contact != "bob",
        };
        var ledger = Some.Ledger(
            options, Some.Sent() with { Id = "m" }, Some.Delivered() with { Id = "m" },
            Some.Opened(agent: GoogleProxy, ip: "192.0.2.1"), Some.Opened(to: "bob"), Other("visit", "search"));
        Assert.Contains(ledger.Report().Caveats, caveat => caveat.Code == CaveatCode.PlacesByProxy);
        Assert.Equal(
            [CaveatCode.ImagesOff, CaveatCode.EventsWithoutEmail, CaveatCode.IdForSeveralTypes, CaveatCode.FewDelivered],
            ledger.Sources().Caveats.Select(caveat => caveat.Code));
        Assert.Equal(ledger.Sources().Caveats, Text.Back(ledger.Sources()).Caveats);
    }

    [Fact]
    public void Revenue_per_recipient_is_no_exact_amount()
    {
        var table = Sources(
            Some.Sent(), Some.Delivered(), Some.Sent(0, "bob"), Some.Delivered(5, "bob"), Some.Sent(0, "eve"), Some.Delivered(5, "eve"),
            Some.Converted(10m)).ToTable().Select("perRecipient");
        Assert.Equal(CellType.Number, table.Columns.Single().Type);
        table.Read(cells => Assert.Equal(10m / 3, decimal.Parse(cells[0].Written!, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Parts_over_disjoint_contacts_add_up()
    {
        EmailEvent[] ofAnn = [Some.Sent(), Goal("visit"), Other("visit", "search"), Some.Converted(3m), Some.Converted(2m, named: false)];
        EmailEvent[] ofBob = [Some.Sent(0, "bob"), Goal("contact") with { Recipient = "bob" }];
        Assert.Equal(
            Sources([.. ofAnn, .. ofBob]).ToString(), SourcesReport.Merge(Sources(ofAnn), Sources(ofBob)).ToString());
    }

    private static Converted Goal(string goal) =>
        new() { Id = Some.NewId(), At = Some.At(1000), Email = Some.Email, Recipient = Some.Contact, Goal = goal };

    private static Converted Other(string goal, string? source) => Goal(goal) with { Email = default, Source = source };

    private static SourcesReport Sources(params IEnumerable<EmailEvent> events) => Some.Ledger(events).Sources();
}
