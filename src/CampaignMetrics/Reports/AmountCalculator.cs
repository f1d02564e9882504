using System.Collections.Immutable;
using CampaignMetrics.Definitions;

namespace CampaignMetrics.Reports;

/// <summary>Divides revenue by a count, each currency by itself: amounts in different currencies are never added up.</summary>
internal sealed class AmountCalculator(Definition definition, MetricCounts counts, ImmutableArray<RevenueReport> revenue)
{
    public ReportedAmount Evaluate(NamedAmount amount)
    {
        var (count, reason) = CountOf(amount.Formula.Denominator);
        ImmutableArray<MoneyRatio> byCurrency = [.. revenue.Select(row => new MoneyRatio(row.Amount, count, reason))];
        return new ReportedAmount(amount.Name, byCurrency, count, reason, Explain);

        // Called only if somebody asks; most amounts are never explained.
        string Explain() => new RateExplainer(definition, counts).Explain(amount.Name, amount.Formula, Words(byCurrency, reason));
    }

    public static string Words(ImmutableArray<MoneyRatio> byCurrency, string? reason)
    {
        if (reason is not null) return $"not measured ({reason})";
        return byCurrency.IsEmpty ? "no revenue" : string.Join(", ", byCurrency);
    }

    private (long Count, string? NotMeasured) CountOf(Metric denominator)
    {
        if (counts.ReasonAgainst(denominator) is { } reason) return (0, reason);
        return (counts[denominator], counts[denominator] == 0 ? NotMeasured.NothingToCount : null);
    }
}
