namespace CampaignMetrics.Reports.Sources;

/// <summary>What an email or another source brought.</summary>
/// <param name="Key">The email or the source.</param>
/// <param name="Goals">Visits, contacts and customers.</param>
/// <param name="Delivered">The delivered messages of an email; null for another source.</param>
/// <param name="Revenue">Revenue by currency.</param>
internal sealed record SourceTotal(string Key, SourceSum Goals, long? Delivered, IReadOnlyList<(string Currency, RevenueSum Sum)> Revenue)
{
    /// <summary>All emails of the scope: those that brought nothing have recipients all the same, by which a campaign's revenue is
    /// divided.</summary>
    public static IEnumerable<SourceTotal> OfEmails(ReportSums sums)
    {
        var revenue = sums.Revenue.Rows.ToLookup(row => row.Key.Email, row => (row.Key.Currency, row.Sum));
        return sums.Emails.Keys.Union(sums.EmailSources.Rows.Select(row => row.Key)).Union(revenue.Select(email => email.Key)).Select(
            email => new SourceTotal(
                email, sums.EmailSources[email], sums.Emails.GetValueOrDefault(email)?.Metrics[(int)Metric.Delivered] ?? 0,
                [.. revenue[email]]));
    }

    public static IEnumerable<SourceTotal> OfOthers(ReportSums sums)
    {
        var revenue = sums.OtherRevenue.Rows.ToLookup(row => row.Key.Source, row => (row.Key.Currency, row.Sum));
        return sums.OtherSources.Rows.Select(row => row.Key).Union(revenue.Select(source => source.Key)).Select(
            source => new SourceTotal(source, sums.OtherSources[source], null, [.. revenue[source]]));
    }

    /// <summary>The row of some emails or sources together.</summary>
    public static SourceRow RowOf(IGrouping<string?, SourceTotal> totals)
    {
        var goals = totals.Aggregate(default(SourceSum), (sum, total) => sum + total.Goals);
        var revenue = new SumTable<string, RevenueSum>();
        foreach (var (currency, sum) in totals.SelectMany(total => total.Revenue)) revenue.Add(currency, sum);
        return new SourceRow(totals.Key, goals.Visits, goals.Contacts, goals.Customers)
        {
            Delivered = totals.Aggregate(default(long?), (sum, total) => total.Delivered is { } one ? (sum ?? 0) + one : sum),
            Revenue = RevenueTable.Ranked(revenue),
        };
    }
}
