using System.Collections.Immutable;

namespace CampaignMetrics.Reports;

/// <summary>The numbers of a report, worked out from sums or read from a text.</summary>
internal sealed record ReportParts
{
    public required Definition Definition { get; init; }
    public required ReportScope Scope { get; init; }
    public required MetricCounts Counts { get; init; }
    public required DeliveryReport Delivery { get; init; }
    public required EngagementReport Engagement { get; init; }
    public required RatesReport Rates { get; init; }
    public required AmountsReport Amounts { get; init; }
    public required ViewingReport Viewing { get; init; }
    public required ImmutableArray<LinkReport> Links { get; init; }

    /// <summary>Null where nobody told it.</summary>
    public required ClickMap? ClickMap { get; init; }
    public required ImmutableArray<ClientReport> Clients { get; init; }
    public required ImmutableArray<DeviceReport> Devices { get; init; }
    public required ImmutableArray<LocationReport> Locations { get; init; }
    public required TimelineReport Timeline { get; init; }
    public required WeekHoursReport WeekHours { get; init; }
    public required ContactsReport Contacts { get; init; }
    public required ImmutableArray<EmailReport> Emails { get; init; }
    public required ImmutableArray<DomainReport> Domains { get; init; }
    public required ImmutableArray<RevenueReport> Revenue { get; init; }
    public required ExcludedReport Excluded { get; init; }
    public required InputReport Input { get; init; }

    public static ReportParts Of(ReportSums sums, Definition definition, ReportScope scope)
    {
        var counts = MetricCounts.Sum(sums.Emails.Values.Select(email => email.Metrics));
        var revenue = new RevenueTable(sums, definition.AttributionWindow);
        return new ReportParts
        {
            Definition = definition,
            Scope = scope,
            Counts = counts,
            Delivery = Ranking.Delivery(sums, counts),
            Engagement = new EngagementReport(counts),
            Rates = new RatesReport(definition, counts),
            Amounts = AmountsReport.Of(definition, counts, () => revenue.Total),
            Viewing = new ViewingReport(counts),
            Links = Ranking.Links(sums, counts),
            ClickMap = Ranking.ClickMap(sums),
            Clients = Ranking.Clients(sums),
            Devices = Ranking.Devices(sums),
            Locations = Ranking.Locations(sums),
            Timeline = TimelineBuilder.Build(sums, scope),
            WeekHours = new WeekHoursReport(scope.Zone.Id, sums.WeekOpens, sums.WeekClicks),
            Contacts = Ranking.Contacts(sums),
            Emails = Ranking.Emails(sums, definition, revenue),
            Domains = Ranking.Domains(sums),
            Revenue = revenue.Total,
            Excluded = Ranking.Excluded(sums, counts),
            Input = InputOf(sums.Input),
        };
    }

    private static InputReport InputOf(InputSum input) =>
        new(input.Lines, input.Events, input.Duplicates, [.. input.Rejected], input.RejectedCount);
}
