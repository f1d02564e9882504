using CampaignMetrics.Exports;

namespace CampaignMetrics.Reports.Sources;

/// <summary>Sources as a table: a row for each email, campaign and other source, and one more for each further currency of its
/// revenue.</summary>
internal static class SourcesTable
{
    // The other numbers of a source stand on its first row only, so that a column adds up.
    private static readonly Columns<Line> Columns = new()
    {
        { "kind", CellType.Text, line => line.Kind },
        { "key", CellType.Text, line => line.Row.Key },
        { "visits", CellType.Count, line => line.IsFirst ? line.Row.Visits : (long?)null },
        { "contacts", CellType.Count, line => line.IsFirst ? line.Row.Contacts : (long?)null },
        { "customers", CellType.Count, line => line.IsFirst ? line.Row.Customers : (long?)null },
        { "delivered", CellType.Count, line => line.IsFirst ? line.Row.Delivered : null },
        { "currency", CellType.Text, line => line.Revenue?.Amount.Currency },
        { "amount", CellType.Amount, line => line.Revenue?.Amount.Amount },
        { "orders", CellType.Count, line => line.Revenue?.Orders },
        { "refunds", CellType.Count, line => line.Revenue?.Refunds },
        // A quotient, which may have more digits than an exact amount.
        { "perRecipient", CellType.Number, line => line.PerRecipient },
    };

    public static Table Of(SourcesReport sources) => Columns.Of(
    [
        .. sources.Emails.SelectMany(row => Lines("email", row)), .. sources.Campaigns.SelectMany(row => Lines("campaign", row)),
        .. sources.Others.SelectMany(row => Lines("other source", row)),
    ]);

    private static IEnumerable<Line> Lines(string kind, SourceRow row) =>
        row.Revenue.IsEmpty ? [new Line(kind, row, 0)] : row.Revenue.Select((_, place) => new Line(kind, row, place));

    /// <summary>A row, with what its key is: an email, a campaign or another source; and one of its currencies, if it has any.</summary>
    private readonly record struct Line(string Kind, SourceRow Row, int Place)
    {
        public bool IsFirst => Place == 0;

        public RevenueReport? Revenue => Place < Row.Revenue.Length ? Row.Revenue[Place] : null;

        public decimal? PerRecipient => Place < Row.RevenuePerRecipient.Length ? Row.RevenuePerRecipient[Place].Value : null;
    }
}
