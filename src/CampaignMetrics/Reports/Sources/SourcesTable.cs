using CampaignMetrics.Exports;

namespace CampaignMetrics.Reports.Sources;

/// <summary>Sources as a table: a row for each email, campaign and other source.</summary>
internal static class SourcesTable
{
    private static readonly Columns<Line> Columns = new()
    {
        { "kind", CellType.Text, line => line.Kind },
        { "key", CellType.Text, line => line.Row.Key },
        { "visits", CellType.Count, line => line.Row.Visits },
        { "contacts", CellType.Count, line => line.Row.Contacts },
        { "customers", CellType.Count, line => line.Row.Customers },
    };

    public static Table Of(SourcesReport sources) => Columns.Of(
    [
        .. sources.Emails.Select(row => new Line("email", row)), .. sources.Campaigns.Select(row => new Line("campaign", row)),
        .. sources.Others.Select(row => new Line("other source", row)),
    ]);

    /// <summary>A row, with what its key is: an email, a campaign or another source.</summary>
    private readonly record struct Line(string Kind, SourceRow Row);
}
