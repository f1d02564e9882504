using System.Collections.Immutable;
using CampaignMetrics.Definitions;
using CampaignMetrics.Events;

namespace CampaignMetrics.Reports;

/// <summary>The lists of a report: by main count descending, ties by key ordinally.</summary>
internal static class Ranking
{
    public static DeliveryReport Delivery(ReportSums sums, MetricCounts counts) => new(counts)
    {
        BounceReasons =
        [
            .. sums.BounceReasons.Sums.Select(sum => new BounceReasonCount(sum.Key.Reason, sum.Key.Class, sum.Value.Count))
                .OrderByDescending(row => row.Count).ThenBy(row => row.Reason, StringComparer.Ordinal).ThenBy(row => row.Class),
        ],
        NotSentReasons =
        [
            .. sums.NotSentReasons.Sums.Select(sum => new ReasonCount(sum.Key, sum.Value.Count))
                .OrderByDescending(row => row.Count).ThenBy(row => row.Reason, StringComparer.Ordinal),
        ],
    };

    public static ImmutableArray<LinkReport> Links(ReportSums sums, MetricCounts counts) =>
    [
        .. sums.Links.Sums.Select(sum => new LinkReport(
                sum.Key, new EventCount(sum.Value.Html), new EventCount(sum.Value.Text), new EventCount(sum.Value.Combined),
                new Rate(sum.Value.Combined.Total, counts[Metric.TotalClicks])))
            .OrderByDescending(row => row.Combined.Total).ThenBy(row => row.Url, StringComparer.Ordinal),
    ];

    public static ClickMap ClickMap(ReportSums sums) => new(
        [
            .. sums.Occurrences.Sums.Select(sum => new LinkOccurrence(sum.Key.Url, sum.Key.Link, sum.Value.Count))
                .OrderByDescending(row => row.Clicks).ThenBy(row => row.Url, StringComparer.Ordinal).ThenBy(row => row.Link, StringComparer.Ordinal),
        ],
        sums.TextClicks, sums.VariantClicks);

    public static ImmutableArray<ClientReport> Clients(ReportSums sums) =>
    [
        .. sums.Clients.Sums.Select(sum => new ClientReport(sum.Key.Client, sum.Key.Device, new EventCount(sum.Value.Opens), new EventCount(sum.Value.Clicks)))
            .OrderByDescending(row => row.Opens.Total).ThenBy(row => row.Client, StringComparer.Ordinal).ThenBy(row => row.Device, StringComparer.Ordinal),
    ];

    public static ImmutableArray<DeviceReport> Devices(ReportSums sums)
    {
        var devices = new SumTable<string, EngagementSum>();
        foreach (var (key, sum) in sums.Clients.Sums) devices.Add(key.Device, sum);
        return
        [
            .. devices.Sums.Select(sum => new DeviceReport(sum.Key, new EventCount(sum.Value.Opens), new EventCount(sum.Value.Clicks)))
                .OrderByDescending(row => row.Opens.Total).ThenBy(row => row.Device, StringComparer.Ordinal),
        ];
    }

    public static ImmutableArray<LocationReport> Locations(ReportSums sums) =>
    [
        .. sums.Places.Sums.Select(sum => new LocationReport(sum.Key, sum.Value.Opens, sum.Value.Clicks, sum.Value.ProxiedOpens))
            .OrderByDescending(row => row.Opens).ThenBy(row => row.Place.Country, StringComparer.Ordinal)
            .ThenBy(row => row.Place.Region, StringComparer.Ordinal).ThenBy(row => row.Place.City, StringComparer.Ordinal),
    ];

    public static ContactsReport Contacts(ReportSums sums) => new(
        Top(sums, sum => sum.Opens, sum => sum.Clicks),
        Top(sums, sum => sum.Clicks, sum => sum.Opens));

    public static ImmutableArray<EmailReport> Emails(ReportSums sums, Definition definition) =>
    [
        .. sums.Emails.Select(email => Row(email.Key, email.Value, definition))
            .OrderByDescending(row => row.Delivery.Sent).ThenBy(row => row.Email.Value, StringComparer.Ordinal),
    ];

    public static ImmutableArray<DomainReport> Domains(ReportSums sums) =>
    [
        .. sums.Domains.Sums.Select(sum => new DomainReport(
                sum.Key, sum.Value.Sent, sum.Value.Delivered, sum.Value.Bounced, sum.Value.Opens, sum.Value.Clicks, sum.Value.SpamReports))
            .OrderByDescending(row => row.Sent).ThenBy(row => row.Domain, StringComparer.Ordinal),
    ];

    public static ImmutableArray<RevenueReport> Revenue(ReportSums sums, TimeSpan window)
    {
        var revenue = new SumTable<string, RevenueSum>();
        revenue.Add(sums.Revenue);
        Attribution.Resolve(sums, window, revenue);
        return [.. revenue.Sums.Select(sum => (Currency: sum.Key, sum.Value.Amount, sum.Value.Orders))
            .OrderByDescending(row => row.Amount).ThenBy(row => row.Currency, StringComparer.Ordinal)
            .Select(row => new RevenueReport(Money.Sum(row.Amount, row.Currency), row.Orders))];
    }

    public static ExcludedReport Excluded(ReportSums sums, MetricCounts counts) => new(
        counts[Metric.AutomationOpens], counts[Metric.AutomationClicks], counts[Metric.PrivacyOpens], counts[Metric.RoleClicks],
        [
            .. sums.Rules.Sums.Select(sum => new ExcludedEvents(sum.Key, sum.Value.Count))
                .OrderByDescending(row => row.Events).ThenBy(row => row.Rule, StringComparer.Ordinal),
        ]);

    private static EmailReport Row(string id, EmailSum sum, Definition definition)
    {
        var counts = new MetricCounts(sum.Metrics);
        var sentAt = sum.CatalogSentAt ?? (sum.SentAt == long.MaxValue ? null : sum.SentAt);
        return new EmailReport
        {
            Email = id, Name = sum.Name, Campaign = sum.Campaign, SentAt = sentAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
            Counts = counts, Delivery = new DeliveryReport(counts), Engagement = new EngagementReport(counts), Rates = new RatesReport(definition, counts),
        };
    }

    private static ImmutableArray<ContactEngagement> Top(ReportSums sums, Func<ContactSum, long> main, Func<ContactSum, long> other) =>
    [
        .. sums.Contacts.Top(ContactsReport.MaxContacts, main, other).Select(top => new ContactEngagement(top.Contact, top.Sum.Opens, top.Sum.Clicks)),
    ];
}
