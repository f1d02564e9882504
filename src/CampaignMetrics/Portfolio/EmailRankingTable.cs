using CampaignMetrics.Exports;

namespace CampaignMetrics.Portfolio;

/// <summary>A ranking as a table: a row for each email.</summary>
internal static class EmailRankingTable
{
    private static readonly Columns<RankedEmail> Columns = new()
    {
        { "rank", CellType.Count, email => (long?)email.Rank },
        { "email", CellType.Text, email => email.Email.Value },
        { "name", CellType.Text, email => email.Name },
        { "rate", CellType.Number, email => email.Rate.Value },
        { "numerator", CellType.Count, email => (long?)email.Rate.Ratio.Numerator },
        { "denominator", CellType.Count, email => (long?)email.Rate.Ratio.Denominator },
        { "bound", CellType.Number, email => (double?)email.Bound },
        { "percentile", CellType.Number, email => email.Percentile },
    };

    public static Table Of(EmailRanking ranking) => Columns.Of(ranking.Emails);
}
