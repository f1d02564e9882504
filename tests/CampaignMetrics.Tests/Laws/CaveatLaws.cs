namespace CampaignMetrics.Tests.Laws;

/// <summary>A document warns of what the report of the same scope warns of, as far as it concerns the document.</summary>
public sealed class CaveatLaws
{
    private static readonly CaveatCode[] NotOfAll = [CaveatCode.PlacesByProxy, CaveatCode.EventsWithoutEmail];

    [Fact]
    public void Countries_warn_of_all_that_the_report_does() => Law.Holds(Worlds.Any, world =>
        Same(Expected(world, WithPlaces), Ledger(world).Breakdown(Dimension.Country, world.Definition, world.Scope).Caveats), 300);

    [Fact]
    public void Countries_by_event_date_warn_of_all_that_the_report_does() => Law.Holds(Worlds.AnyByDate, world =>
        Same(
            Expected(world, WithPlaces),
            Ledger(world).Series([Metric.Sent], Dimension.Country, world.Definition, world.Scope).Caveats), 300);

    [Fact]
    public void Rows_of_another_kind_warn_of_no_places() => Law.Holds(Worlds.Any, world =>
        Same(Expected(world, WithoutPlaces), Ledger(world).Breakdown(Dimension.Client, world.Definition, world.Scope).Caveats), 300);

    [Fact]
    public void A_series_of_all_warns_of_no_places() => Law.Holds(Worlds.AnyByDate, world =>
        Same(Expected(world, WithoutPlaces), Ledger(world).Series([Metric.Sent], null, world.Definition, world.Scope).Caveats), 300);

    [Fact]
    public void Times_warn_of_neither_places_nor_events_without_email() => Law.Holds(Worlds.Any, world =>
        Same(Expected(world, _ => []), Ledger(world).Times(world.Definition, world.Scope).Caveats), 300);

    [Fact]
    public void Sources_warn_of_the_conversions_that_they_show() => Law.Holds(Worlds.AnyByDate, world =>
    {
        var sources = Ledger(world).Sources(world.Definition, world.Scope);
        var others = sources.Others.Sum(row => row.Visits + row.Contacts + row.Customers);
        return Same(Expected(world, _ => others == 0 ? [] : [new Caveat(CaveatCode.EventsWithoutEmail, others, null)]), sources.Caveats);
    }, 300);

    private static IEnumerable<Caveat> Expected(World world, Func<Report, IEnumerable<Caveat>> some)
    {
        var report = Report(world);
        return report.Caveats.Where(caveat => !NotOfAll.Contains(caveat.Code)).Concat(some(report)).OrderBy(caveat => caveat.Code);
    }

    private static IEnumerable<Caveat> WithPlaces(Report report) =>
        WithoutPlaces(report).Concat(report.Caveats.Where(caveat => caveat.Code == CaveatCode.PlacesByProxy));

    // Conversions that no email earned have no rows in these documents.
    private static IEnumerable<Caveat> WithoutPlaces(Report report)
    {
        var count = report.Unattributed.Unsubscribed + report.Unattributed.SpamReports;
        return count == 0 ? [] : [new Caveat(CaveatCode.EventsWithoutEmail, count, null)];
    }

    private static bool Same(IEnumerable<Caveat> expected, IEnumerable<Caveat> caveats)
    {
        Assert.Equal(expected, caveats);
        return true;
    }

    private static Report Report(World world) => Ledger(world).Report(world.Definition, world.Scope);

    private static MessageLedger Ledger(World world)
    {
        var options = world.Options with
        {
            Enrichment = world.Options.Enrichment with { Places = PlaceOf, PlacesBy = new PlacesSource("places", new(2026, 3, 1)) },
        };
        var ledger = new MessageLedger(options);
        foreach (var happened in world.Events) ledger.Apply(happened);
        return ledger;
    }

    private static Place PlaceOf(string ip) => new(ip.Length % 2 == 0 ? "NL" : "BE", null, null);
}
