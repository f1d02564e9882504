using CampaignMetrics.Reports;
using CampaignMetrics.Time;

namespace CampaignMetrics.Portfolio;

/// <summary>The emails of a report with what the catalog knows of them, and those of the catalog that have no message in it.</summary>
internal sealed class CatalogEmails(Report report, EmailCatalog catalog)
{
    private readonly HashSet<EmailId> _reported = [.. report.Emails.Select(email => email.Email)];
    private MetricCounts NoCounts { get; } = MetricCounts.Sum([]);

    public IEnumerable<ListedEmail> All =>
        report.Emails.Select(row => Listed(row, catalog[row.Email], hasMessages: true))
            .Concat(catalog.Emails.Where(IsWithoutMessages).Select(Unsent));

    private bool IsWithoutMessages(Email email) =>
        !_reported.Contains(email.Id) && report.Scope.Viewer.Sees(email.Id)
        && report.Scope.Layers.All(layer => EmailFilter.Selects(layer, email));

    private ListedEmail Unsent(Email email)
    {
        // The scope may leave out all messages of an email: then it was sent all the same.
        var sum = report.Sums?.Emails.GetValueOrDefault(email.Id.Value);
        var row = new EmailReport
        {
            Email = email.Id,
            Name = email.Name,
            Campaign = email.Campaign?.Value ?? sum?.CampaignId,
            SentAt = email.SentAt ?? (sum is { WasSent: true } ? Instants.ToInstant(sum.SentAt) : null),
            Counts = NoCounts,
            Delivery = new DeliveryReport(NoCounts),
            Engagement = new EngagementReport(NoCounts),
            Rates = NoCounts.RatesOf(report.Definition),
            Amounts = AmountsReport.Of(report.Definition, NoCounts, () => []),
        };
        return Listed(row, email, sum is { WasSent: true });
    }

    private static ListedEmail Listed(EmailReport row, Email? entry, bool hasMessages) => new()
    {
        Report = row,
        Status = StatusOf(entry, hasMessages),
        Subject = entry?.Subject,
        From = entry?.From,
        SentBy = entry?.SentBy,
        Type = entry?.Type,
        Team = entry?.Team,
        BusinessUnit = entry?.BusinessUnit,
        Workflow = entry?.Workflow,
    };

    // Words of the catalog's statuses and types.
    private static string StatusOf(Email? entry, bool hasMessages) => (entry?.Status, entry?.Type) switch
    {
        (null or "draft" or "scheduled" or "sent", "automated") when hasMessages || entry?.Status != "draft" => "automated",
        (null or "draft" or "scheduled", _) when hasMessages => "sent",
        (null, _) => entry?.SentAt is null ? "draft" : "scheduled",
        ({ } stated, _) => stated,
    };
}
