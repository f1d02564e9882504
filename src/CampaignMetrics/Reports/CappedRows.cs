using System.Collections.Immutable;

namespace CampaignMetrics.Reports;

/// <summary>Cuts the lists of a report to the most rows it may have, and sums up the rows that are cut off.</summary>
internal sealed class CappedRows(int most)
{
    private readonly List<RestReport> _rest = [];

    /// <summary>The totals of the rows that were left out, by list; only lists from which something was.</summary>
    public ImmutableArray<RestReport> Rest => [.. _rest];

    /// <summary>Records rows that are left out for another reason than their number, such as those hidden from the viewer.</summary>
    public void LeaveOut(string list, long rows, long opens, long clicks)
    {
        if (rows > 0) _rest.Add(new RestReport(list, rows, opens, clicks));
    }

    /// <param name="list">What the list is called in the report's JSON.</param>
    /// <param name="rows">All rows in their order.</param>
    /// <param name="countOf">A row's opens and clicks.</param>
    public ImmutableArray<T> Of<T>(string list, ImmutableArray<T> rows, Func<T, (long Opens, long Clicks)> countOf)
    {
        if (rows.Length <= most) return rows;
        var (opens, clicks) = (0L, 0L);
        foreach (var row in rows.AsSpan(most..))
        {
            var counted = countOf(row);
            (opens, clicks) = (opens + counted.Opens, clicks + counted.Clicks);
        }
        _rest.Add(new RestReport(list, rows.Length - most, opens, clicks));
        return rows[..most];
    }
}
