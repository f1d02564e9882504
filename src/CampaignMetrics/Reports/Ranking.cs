using System.Collections.Immutable;
using CampaignMetrics.Definitions;

namespace CampaignMetrics.Reports;

/// <summary>The lists of a report: by main count descending, ties by key ordinally.</summary>
internal static class Ranking
{
    public static DeliveryReport Delivery(ReportSums sums, MetricCounts counts) => new(counts)
    {
        HasReasons = true,
        BounceReasons =
        [
            .. sums.BounceReasons.Rows.Select(row => new BounceReasonCount(row.Key.Reason, row.Key.Class, row.Sum.Count))
                .OrderByDescending(row => row.Count).ThenBy(row => row.Reason, StringComparer.Ordinal).ThenBy(row => (int)row.Class),
        ],
        NotSentReasons =
        [
            .. sums.NotSentReasons.Rows.Select(row => new ReasonCount(row.Key, row.Sum.Count))
                .OrderByDescending(row => row.Count).ThenBy(row => row.Reason, StringComparer.Ordinal),
        ],
    };

    public static ImmutableArray<LinkReport> Links(ReportSums sums, MetricCounts counts) =>
    [
        .. sums.Links.Rows.Select(row => new LinkReport(
                row.Key, new EventCount(row.Sum.Html), new EventCount(row.Sum.Text), new EventCount(row.Sum.Combined),
                new Rate(row.Sum.Combined.Total, counts[Metric.TotalClicks])))
            .OrderByDescending(row => row.Combined.Total).ThenBy(row => row.Url, StringComparer.Ordinal),
    ];

    public static ClickMap ClickMap(ReportSums sums) => new(
        [
            .. sums.Occurrences.Rows.Select(row => new LinkOccurrence(row.Key.Url, row.Key.Link, row.Sum.Count))
                .OrderByDescending(row => row.Clicks)
                .ThenBy(row => row.Url, StringComparer.Ordinal)
                .ThenBy(row => row.Link, StringComparer.Ordinal),
        ],
        sums.TextClicks, sums.VariantClicks);

    public static ImmutableArray<ClientReport> Clients(ReportSums sums) =>
    [
        .. sums.Clients.Rows.Select(row =>
            new ClientReport(row.Key.Client, row.Key.Device, new EventCount(row.Sum.Opens), new EventCount(row.Sum.Clicks)))
            .OrderByDescending(row => row.Opens.Total)
            .ThenBy(row => row.Client, StringComparer.Ordinal)
            .ThenBy(row => row.Device, StringComparer.Ordinal),
    ];

    public static ImmutableArray<DeviceReport> Devices(ReportSums sums)
    {
        var devices = new SumTable<string, EngagementSum>();
        foreach (var row in sums.Clients.Rows) devices.Add(row.Key.Device, row.Sum);
        return
        [
            .. devices.Rows.Select(row => new DeviceReport(row.Key, new EventCount(row.Sum.Opens), new EventCount(row.Sum.Clicks)))
                .OrderByDescending(row => row.Opens.Total).ThenBy(row => row.Device, StringComparer.Ordinal),
        ];
    }

    public static ImmutableArray<LocationReport> Locations(ReportSums sums) =>
    [
        .. sums.Places.Rows.Select(row => new LocationReport(row.Key.Place, row.Sum.Opens, row.Sum.Clicks, row.Sum.ProxiedOpens))
            .OrderByDescending(row => row.Opens).ThenBy(row => row.Place.Country, StringComparer.Ordinal)
            .ThenBy(row => row.Place.Region, StringComparer.Ordinal).ThenBy(row => row.Place.City, StringComparer.Ordinal),
    ];

    public static ContactsReport Contacts(ReportSums sums) => new(
        Top(sums, sum => sum.Opens, sum => sum.Clicks),
        Top(sums, sum => sum.Clicks, sum => sum.Opens));

    public static ImmutableArray<EmailReport> Emails(ReportSums sums, Definition definition, RevenueTable revenue) =>
    [
        .. sums.Emails.Values.Select(sum => Row(sum, definition, revenue))
            .OrderByDescending(row => row.Delivery.Sent).ThenBy(row => row.Email.Value, StringComparer.Ordinal),
    ];

    public static ImmutableArray<DomainReport> Domains(ReportSums sums) =>
    [
        .. sums.Domains.Rows.Select(row => new DomainReport(
                row.Key, row.Sum.Sent, row.Sum.Delivered, row.Sum.Bounced, row.Sum.Opens, row.Sum.Clicks, row.Sum.SpamReports))
            .OrderByDescending(row => row.Sent).ThenBy(row => row.Domain, StringComparer.Ordinal),
    ];

    public static ExcludedReport Excluded(ReportSums sums, MetricCounts counts) => new(
        counts[Metric.AutomationOpens], counts[Metric.AutomationClicks], counts[Metric.PrivacyOpens], counts[Metric.RoleClicks],
        [
            .. sums.Rules.Rows.Select(row => new ExcludedEvents(row.Key, row.Sum.Count))
                .OrderByDescending(row => row.Events).ThenBy(row => row.Rule, StringComparer.Ordinal),
        ]);

    private static EmailReport Row(EmailSum sum, Definition definition, RevenueTable revenue)
    {
        var counts = new MetricCounts(sum.Metrics);
        var sentAt = sum.CatalogSentAt ?? (sum.SentAt == long.MaxValue ? null : sum.SentAt);
        return new EmailReport
        {
            Email = sum.Email, Name = sum.Name, Campaign = sum.Campaign,
            SentAt = sentAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
            Counts = counts, Delivery = new DeliveryReport(counts), Engagement = new EngagementReport(counts),
            Rates = new RatesReport(definition, counts), Amounts = AmountsReport.Of(definition, counts, () => revenue.Of(sum.Email)),
        };
    }

    private static ImmutableArray<ContactEngagement> Top(ReportSums sums, Func<ContactSum, long> main, Func<ContactSum, long> other) =>
    [
        .. sums.Contacts.Top(ContactsReport.MaxContacts, main, other)
        .Select(top => new ContactEngagement(top.Key, top.Sum.Opens, top.Sum.Clicks)),
    ];
}
