using System.Collections.Immutable;
using CampaignMetrics.Bounces;
using CampaignMetrics.Definitions;
using CampaignMetrics.Json;
using CampaignMetrics.Time;

namespace CampaignMetrics.Reports;

/// <summary>Makes the lists of a report from its sums: sorted by the main count descending, ties by key. Keys are compared by code point,
/// so that the order depends on no culture.</summary>
internal static class Ranking
{
    public static DeliveryReport Delivery(ReportSums sums, MetricCounts counts) => new(counts)
    {
        HasReasons = true,
        BounceReasons =
        [
            .. sums.BounceReasons.Rows.Select(row => new BounceReasonCount(row.Key.Reason, row.Key.Class, row.Sum.Count))
                .OrderByDescending(row => row.Count).ThenBy(row => row.Reason, CodePoints.Order)
                .ThenBy(row => BounceNames.Of(row.Class), CodePoints.Order),
        ],
        NotSentReasons =
        [
            .. sums.NotSentReasons.Rows.Select(row => new ReasonCount(row.Key, row.Sum.Count))
                .OrderByDescending(row => row.Count).ThenBy(row => row.Reason, CodePoints.Order),
        ],
    };

    public static ImmutableArray<LinkReport> Links(ReportSums sums, CatalogLinks known, MetricCounts counts)
    {
        var links = new SumTable<LinkKey, LinkSum>();
        links.Add(sums.Links);
        // Links of the catalog without any click get a row with zeros.
        foreach (var link in known.Keys) links.Add(link, default);
        return
        [
            .. links.Rows.Select(row => new LinkReport(
                    row.Key.Url, row.Key.Role, known.LabelOf(row.Key),
                    new EventCount(row.Sum.Html), new EventCount(row.Sum.Text), new EventCount(row.Sum.Combined),
                    new Rate(row.Sum.Combined.Total, counts[Metric.TotalClicks])))
                .OrderByDescending(row => row.Combined.Total).ThenBy(row => row.Url, CodePoints.Order)
                .ThenBy(row => Words<LinkRole>.Of(row.Role), CodePoints.Order),
        ];
    }

    public static ClickMap ClickMap(ReportSums sums, CatalogLinks known)
    {
        // Shares are of the clicks on the map, not of all clicks, so that they add up to 1.
        var all = sums.Occurrences.Rows.Sum(row => row.Sum.Total);
        return new(
            [
                .. sums.Occurrences.Rows.Select(row => new LinkOccurrence(
                        row.Key.Link, row.Key.Url, known.PositionOf(row.Key), new EventCount(row.Sum), new Rate(row.Sum.Total, all)))
                    .OrderByDescending(row => row.Clicks.Total)
                    .ThenBy(row => row.Link, CodePoints.Order)
                    .ThenBy(row => row.Url, CodePoints.Order),
            ],
            sums.TextClicks, sums.VariantClicks);
    }

    public static ImmutableArray<CountryReport> Countries(ReportSums sums)
    {
        var countries = new SumTable<string, PlaceSum>();
        // A dictionary has no null keys: the empty one stands for places without a country.
        foreach (var row in sums.Places.Rows) countries.Add(row.Key.Place.Country ?? "", row.Sum);
        return
        [
            .. countries.Rows.Select(row => new CountryReport(
                    row.Key.Length == 0 ? null : row.Key, row.Sum.Opens, row.Sum.Clicks, row.Sum.ProxiedOpens, row.Sum.ProxiedClicks))
                .OrderByDescending(row => row.Opens).ThenBy(row => row.Country, CodePoints.Order),
        ];
    }

    public static ImmutableArray<SinceSendingReport> SinceSending(ReportSums sums) =>
    [
        .. Reports.SinceSending.Presets.Select((preset, i) => new SinceSendingReport(
            preset.Name, sums.SinceSending[i].Opens, sums.SinceSending[i].FirstOpens, sums.SinceSending[i].Clicks,
            sums.SinceSending[i].FirstClicks, sums.WithoutSent)),
    ];

    public static ImmutableArray<GoalReport> Goals(ReportSums sums) =>
    [
        .. sums.Goals.Rows.Select(row => new GoalReport(row.Key, row.Sum.Conversions, row.Sum.Contacts))
            .OrderByDescending(row => row.Conversions).ThenBy(row => row.Goal, CodePoints.Order),
    ];

    public static ImmutableArray<ClientReport> Clients(ReportSums sums) =>
    [
        .. sums.Clients.Rows.Select(row =>
            new ClientReport(row.Key.Client, row.Key.Device, new EventCount(row.Sum.Opens), new EventCount(row.Sum.Clicks)))
            .OrderByDescending(row => row.Opens.Total)
            .ThenBy(row => row.Client, CodePoints.Order)
            .ThenBy(row => row.Device, CodePoints.Order),
    ];

    public static ImmutableArray<DeviceReport> Devices(ReportSums sums)
    {
        var devices = new SumTable<string, EngagementSum>();
        foreach (var row in sums.Clients.Rows) devices.Add(row.Key.Device, row.Sum);
        return
        [
            .. devices.Rows.Select(row => new DeviceReport(row.Key, new EventCount(row.Sum.Opens), new EventCount(row.Sum.Clicks)))
                .OrderByDescending(row => row.Opens.Total).ThenBy(row => row.Device, CodePoints.Order),
        ];
    }

    public static ImmutableArray<LocationReport> Locations(ReportSums sums) =>
    [
        .. sums.Places.Rows.Select(row => new LocationReport(row.Key.Place, row.Sum.Opens, row.Sum.Clicks, row.Sum.ProxiedOpens))
            .OrderByDescending(row => row.Opens).ThenBy(row => row.Place.Country, CodePoints.Order)
            .ThenBy(row => row.Place.Region, CodePoints.Order).ThenBy(row => row.Place.City, CodePoints.Order),
    ];

    public static ContactsReport Contacts(ReportSums sums) => new(Top(sums.TopByOpens), Top(sums.TopByClicks));

    public static ImmutableArray<EmailReport> Emails(
        ReportSums sums, Definition definition, Signs signs, RevenueTable revenue) =>
    [
        .. sums.Emails.Values.Where(sum => sum.IsInScope).Select(sum => Row(sum, definition, signs, revenue))
            .OrderByDescending(row => row.Delivery.Sent).ThenBy(row => row.Email.Value, CodePoints.Order),
    ];

    public static ImmutableArray<DomainReport> Domains(ReportSums sums, Signs signs) =>
    [
        .. sums.Domains.Rows.Select(row => DomainOf(row.Key, row.Sum, row.Sum.Tracked.ReasonAgainst(signs.Tracking)))
            .OrderByDescending(row => row.Sent).ThenBy(row => row.Domain, CodePoints.Order),
    ];

    public static ExcludedReport Excluded(ReportSums sums, ReportScope scope, MetricCounts counts) => new(
        counts[Metric.AutomationOpens], counts[Metric.AutomationClicks], counts[Metric.PrivacyOpens], counts[Metric.RoleClicks],
        [
            .. sums.Rules.Rows.Select(row => new ExcludedEvents(row.Key, row.Sum.Count))
                .OrderByDescending(row => row.Events).ThenBy(row => row.Rule, CodePoints.Order),
        ],
        scope.HasExclusions ? sums.ExcludedMessages : null);

    private static DomainReport DomainOf(string domain, DomainSum sum, string? reason) => new(
        domain, sum.Sent, sum.Delivered, sum.Bounced, reason is null ? sum.Opens : null, reason is null ? sum.Clicks : null,
        sum.SpamReports == 0 && MailboxProvider.ReportsNoComplaints(MailboxProvider.Of(domain)) ? null : sum.SpamReports)
    {
        NotMeasured = reason,
    };

    private static EmailReport Row(EmailSum sum, Definition definition, Signs signs, RevenueTable revenue)
    {
        var measurement = new Measurement([sum], signs);
        // Each email has a measurement of its own: whether its rates are measured does not depend on other emails.
        var counts = measurement.Counts;
        return new EmailReport
        {
            Email = sum.Email, Name = sum.Entry?.Name, Campaign = sum.CampaignId,
            SentAt = sum.FirstSentAt is { } at ? Instants.ToInstant(at) : null,
            Counts = counts, Delivery = new DeliveryReport(counts), Engagement = new EngagementReport(counts),
            Rates = new RatesReport(definition, measurement), Amounts = AmountsReport.Of(definition, counts, () => revenue.Of(sum.Email)),
        };
    }

    private static ImmutableArray<ContactEngagement> Top(TopContacts top) =>
        [.. top.Ranked.Select(row => new ContactEngagement(row.Key, row.Sum.Opens, row.Sum.Clicks))];
}
