using System.Collections.Immutable;

namespace CampaignMetrics.Reports;

/// <summary>The key of a revenue sum: an email and a currency.</summary>
internal sealed record RevenueKey(string Email, string Currency);

/// <summary>The key of the revenue that no email earned: where it came from, and a currency.</summary>
internal sealed record SourceRevenueKey(string Source, string Currency);

/// <summary>Revenue by currency, of the whole report and of each email. It includes conversions that name no email and were attributed to
/// one.</summary>
internal sealed class RevenueTable
{
    private static readonly Comparer<SumRow<string, RevenueSum>> LargestFirst = Comparer<SumRow<string, RevenueSum>>.Create((x, y) =>
        y.Sum.Amount.CompareTo(x.Sum.Amount) is not 0 and var byAmount ? byAmount : CodePoints.Compare(x.Key, y.Key));

    private readonly SumTable<string, RevenueSum> _total = new();
    private readonly Dictionary<string, SumTable<string, RevenueSum>> _byEmail = new(StringComparer.Ordinal);

    public RevenueTable(ReportSums sums)
    {
        foreach (var row in sums.Revenue.Rows) Add(row.Key, row.Sum);
    }

    /// <summary>By currency, largest amount first.</summary>
    public ImmutableArray<RevenueReport> Total => Ranked(_total);

    /// <summary>That of one email: by currency, largest amount first.</summary>
    public ImmutableArray<RevenueReport> Of(string email) => _byEmail.TryGetValue(email, out var sums) ? Ranked(sums) : [];

    private void Add(RevenueKey key, RevenueSum sum)
    {
        _total.Add(key.Currency, sum);
        if (!_byEmail.TryGetValue(key.Email, out var ofEmail)) _byEmail.Add(key.Email, ofEmail = new SumTable<string, RevenueSum>());
        ofEmail.Add(key.Currency, sum);
    }

    /// <summary>Revenue by currency, largest amount first.</summary>
    public static ImmutableArray<RevenueReport> Ranked(SumTable<string, RevenueSum> sums) =>
    [
        .. sums.Rows.Order(LargestFirst).Select(row =>
            new RevenueReport(Money.Sum(row.Sum.Amount, row.Key), row.Sum.Orders, row.Sum.Refunds)),
    ];
}
