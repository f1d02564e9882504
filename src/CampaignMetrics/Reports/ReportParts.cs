using System.Collections.Immutable;

namespace CampaignMetrics.Reports;

/// <summary>The parts of a report, computed from sums or read from JSON.</summary>
internal sealed record ReportParts
{
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
            Delivery = Ranking.Delivery(sums, counts),
            Engagement = new EngagementReport(counts),
            Rates = new RatesReport(definition, measurement),
            Amounts = AmountsReport.Of(definition, counts, () => revenue.Total),
            // Under a cohort policy, shares of openers must be over the same openers as the open rate.
            Viewing = new ViewingReport(counts, hasCohort ? measurement.Cohort : counts),
            // The rows that are cut off are recorded in "rows", which RestOf reads at the end: it must come after all lists.
            Links = rows.Of("links", Ranking.Links(sums, links, counts), row => (0, row.Combined.Total)),
            ClickMap = Ranking.ClickMap(sums, links),
            Clients = rows.Of("clients", Ranking.Clients(sums), row => (row.Opens.Total, row.Clicks.Total)),
            Devices = Ranking.Devices(sums),
            Countries = rows.Of("countries", Ranking.Countries(sums), row => (row.Opens, row.Clicks)),
            PlacesBy = sums.PlacesBy,
            SinceSending = Ranking.SinceSending(sums),
            Locations = rows.Of("locations", Ranking.Locations(sums), row => (row.Opens, row.Clicks)),
            Timeline = TimelineBuilder.Build(sums, scope, reason),
            LocalHours = new LocalHoursReport(
                sums.LocalHours.Contacts, new WeekHoursReport("", sums.LocalHours.Opens, sums.LocalHours.Clicks) { NotMeasured = reason }),
            WeekHours = new WeekHoursReport(scope.Zone.Id, sums.WeekHours.Opens, sums.WeekHours.Clicks) { NotMeasured = reason },
            Contacts = Ranking.Contacts(sums) with { NotMeasured = reason },
            Emails = [.. seen[true]],
            HiddenEmails = [.. seen[false]],
            Domains = rows.Of("domains", Ranking.Domains(sums, signs), row => (row.Opens ?? 0, row.Clicks ?? 0)),
            Revenue = revenue.Total,
            Goals = Ranking.Goals(sums),
            Unattributed = new UnattributedReport(
                sums.Unattributed.Unsubscribed, sums.Unattributed.SpamReports, sums.Unattributed.Conversions, sums.Unattributed.Refunds),
            Rest = RestOf(rows, sums, [.. seen[false]]),
            Excluded = Ranking.Excluded(sums, scope, counts),
            Input = InputOf(sums.Input),
        };
    }

    private static ImmutableArray<RestReport> RestOf(CappedRows rows, ReportSums sums, ImmutableArray<EmailReport> hidden)
    {
        rows.LeaveOut("contacts", sums.HiddenContacts, sums.HiddenEngagement.Opens, sums.HiddenEngagement.Clicks);
        rows.LeaveOut(
            "emails", hidden.Length, hidden.Sum(email => email.Engagement.TotalOpens ?? 0),
            hidden.Sum(email => email.Engagement.TotalClicks ?? 0));
        return rows.Rest;
    }

    private static InputReport InputOf(InputSum input) =>
        new(input.Lines, input.Events, input.Duplicates, [.. input.Rejected], input.RejectedCount);
}
