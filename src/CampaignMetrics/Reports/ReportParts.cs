using System.Collections.Immutable;

namespace CampaignMetrics.Reports;

/// <summary>The parts of a report, computed from sums or read from JSON.</summary>
internal sealed record ReportParts
{
    private const string Opens = "opens", Clicks = "clicks";

    public required DocumentBasis Basis { get; init; }
    public required MetricCounts Counts { get; init; }
    public required ImmutableArray<Caveat> Caveats { get; init; }
    public required PeopleReport People { get; init; }
    public required DeliveryReport Delivery { get; init; }
    public required EngagementReport Engagement { get; init; }
    public required RatesReport Rates { get; init; }
    public required AmountsReport Amounts { get; init; }
    public required ViewingReport Viewing { get; init; }
    public required ImmutableArray<LinkReport> Links { get; init; }
    public required ClickMap ClickMap { get; init; }
    public required ImmutableArray<ClientReport> Clients { get; init; }
    public required ImmutableArray<DeviceReport> Devices { get; init; }
    public required ImmutableArray<CountryReport> Countries { get; init; }
    public required PlacesSource? PlacesBy { get; init; }
    public required ImmutableArray<SinceSendingReport> SinceSending { get; init; }
    public required ImmutableArray<LocationReport> Locations { get; init; }
    public required TimelineReport Timeline { get; init; }
    public required LocalHoursReport LocalHours { get; init; }
    public required WeekHoursReport WeekHours { get; init; }
    public required ContactsReport Contacts { get; init; }
    public required ImmutableArray<EmailReport> Emails { get; init; }

    /// <summary>Emails that the viewer may not see: needed for totals and means, never written.</summary>
    public ImmutableArray<EmailReport> HiddenEmails { get; init; } = [];
    public required ImmutableArray<DomainReport> Domains { get; init; }
    public required ImmutableArray<RevenueReport> Revenue { get; init; }
    public required ImmutableArray<GoalReport> Goals { get; init; }
    public required UnattributedReport Unattributed { get; init; }
    public required ImmutableArray<RestReport> Rest { get; init; }
    public required ExcludedReport Excluded { get; init; }
    public required InputReport Input { get; init; }

    public static ReportParts Of(ReportSums sums, DocumentBasis basis)
    {
        var (definition, scope, _) = basis;
        var signs = Signs.Of(sums);
        var measurement = new Measurement(sums.Emails.Values, signs);
        var counts = measurement.Counts;
        var revenue = new RevenueTable(sums);
        var links = new CatalogLinks(sums, signs);
        var rows = new CappedRows(scope.MaxRows);
        var reason = counts.ReasonAgainst(Metric.Opened);
        // Emails are capped by no MaxRows: only the viewer's permission divides them.
        var emails = Ranking.Emails(sums, definition, signs, revenue);
        var seen = emails.ToLookup(email => scope.Viewer.Sees(email.Email));
        var hasCohort = definition.PrivacyOpens == MachinePolicy.TrackableCohort;
        return new ReportParts
        {
            Basis = basis,
            Counts = counts,
            Caveats = [.. Reports.Caveats.Of(sums, measurement, scope)],
            People = sums.People.ToReport(reason),
            Delivery = Capped(rows, Ranking.Delivery(sums, counts)),
            Engagement = new EngagementReport(counts),
            Rates = new RatesReport(definition, measurement),
            Amounts = AmountsReport.Of(definition, counts, () => revenue.Total),
            // Under a cohort policy, shares of openers must be over the same openers as the open rate.
            Viewing = new ViewingReport(counts, hasCohort ? measurement.Cohort : counts),
            // The rows that are cut off are recorded in "rows", which RestOf reads at the end: it must come after all lists.
            Links = rows.Of(
                "links", Ranking.Links(sums, links, counts),
                (Clicks, row => row.Combined.Total), ("htmlClicks", row => row.Html.Total), ("textClicks", row => row.Text.Total)),
            ClickMap = Capped(rows, Ranking.ClickMap(sums, links)),
            Clients = rows.Of(
                "clients", Ranking.Clients(sums),
                (Opens, row => row.Opens.Total), ("uniqueOpens", row => row.Opens.Unique),
                (Clicks, row => row.Clicks.Total), ("uniqueClicks", row => row.Clicks.Unique)),
            Devices = Ranking.Devices(sums),
            Countries = rows.Of(
                "countries", Ranking.Countries(sums),
                (Opens, row => row.Opens), (Clicks, row => row.Clicks),
                ("proxiedOpens", row => row.ProxiedOpens), ("proxiedClicks", row => row.ProxiedClicks)),
            PlacesBy = sums.PlacesBy,
            SinceSending = Ranking.SinceSending(sums),
            Locations = rows.Of(
                "locations", Ranking.Locations(sums),
                (Opens, row => row.Opens), (Clicks, row => row.Clicks), ("proxiedOpens", row => row.ProxiedOpens)),
            Timeline = TimelineBuilder.Build(sums, scope, reason),
            LocalHours = new LocalHoursReport(
                sums.LocalHours.Contacts, new WeekHoursReport("", sums.LocalHours.Opens, sums.LocalHours.Clicks) { NotMeasured = reason }),
            WeekHours = new WeekHoursReport(scope.Zone.Id, sums.WeekHours.Opens, sums.WeekHours.Clicks) { NotMeasured = reason },
            Contacts = Ranking.Contacts(sums) with { NotMeasured = reason },
            Emails = [.. seen[true]],
            HiddenEmails = [.. seen[false]],
            Domains = rows.Of(
                "domains", Ranking.Domains(sums, signs),
                ("sent", row => row.Sent), ("delivered", row => row.Delivered), ("bounced", row => row.Bounced),
                (Opens, row => row.Opens), (Clicks, row => row.Clicks), ("spamReports", row => row.SpamReports)),
            Revenue = revenue.Total,
            Goals = rows.Of("goals", Ranking.Goals(sums), ("conversions", row => row.Conversions)),
            Unattributed = new UnattributedReport(
                sums.Unattributed.Unsubscribed, sums.Unattributed.SpamReports, sums.Unattributed.Conversions, sums.Unattributed.Refunds),
            Rest = RestOf(rows, sums, [.. seen[false]]),
            Excluded = Ranking.Excluded(sums, scope, counts),
            Input = InputOf(sums.Input),
        };
    }

    private static DeliveryReport Capped(CappedRows rows, DeliveryReport delivery) => delivery with
    {
        BounceReasons = rows.Of("bounceReasons", delivery.BounceReasons, ("count", row => row.Count)),
        NotSentReasons = rows.Of("notSentReasons", delivery.NotSentReasons, ("count", row => row.Count)),
    };

    private static ClickMap Capped(CappedRows rows, ClickMap map) =>
        map with { Occurrences = rows.Of("clickMap", map.Occurrences, (Clicks, row => row.Clicks.Total)) };

    private static ImmutableArray<RestReport> RestOf(CappedRows rows, ReportSums sums, ImmutableArray<EmailReport> hidden)
    {
        rows.LeaveOut(
            "contacts", sums.HiddenContacts, [new(Opens, sums.HiddenEngagement.Opens), new(Clicks, sums.HiddenEngagement.Clicks)]);
        rows.LeaveOut(
            "emails", hidden,
            ("selected", row => row.Delivery.Selected), ("sent", row => row.Delivery.Sent), ("delivered", row => row.Delivery.Delivered),
            ("bounced", row => row.Delivery.Bounced), (Opens, row => row.Engagement.TotalOpens),
            ("uniqueOpens", row => row.Engagement.UniqueOpens), (Clicks, row => row.Engagement.TotalClicks),
            ("uniqueClicks", row => row.Engagement.UniqueClicks), ("unsubscribed", row => row.Delivery.Unsubscribed),
            ("spamReports", row => row.Delivery.SpamReports ?? 0));
        return rows.Rest;
    }

    private static InputReport InputOf(InputSum input) =>
        new(input.Lines, input.Events, input.Duplicates, [.. input.Rejected], input.RejectedCount);
}
