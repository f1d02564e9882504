using System.Collections.Immutable;

namespace CampaignMetrics.Reports;

/// <summary>Cuts the lists of a report to the most rows it may have, and sums up the rows that are cut off.</summary>
internal sealed class CappedRows(int most)
{
    private readonly List<RestReport> _rest = [];

    /// <summary>The totals of the rows that were left out, by list; only lists from which something was.</summary>
    public ImmutableArray<RestReport> Rest => [.. _rest];

    /// <summary>Cuts a list.</summary>
    /// <param name="list">What the list is called in the report's JSON.</param>
    /// <param name="rows">All rows in their order.</param>
    /// <param name="columns">What can be added up over rows, and what it is called.</param>
    public ImmutableArray<T> Of<T>(
        string list, ImmutableArray<T> rows, params ReadOnlySpan<(string Name, Func<T, long?> Value)> columns)
    {
        if (rows.Length <= most) return rows;
        LeaveOut(list, rows[most..], columns);
        return rows[..most];
    }

    /// <summary>Records rows that are left out for another reason than their number, such as those hidden from the viewer.</summary>
    public void LeaveOut<T>(string list, ImmutableArray<T> rows, params ReadOnlySpan<(string Name, Func<T, long?> Value)> columns)
    {
        if (rows.IsEmpty) return;
        var sums = ImmutableArray.CreateBuilder<KeyValuePair<string, long>>();
        foreach (var (name, value) in columns)
            // What none of the rows measured has no sum.
            if (rows.Any(row => value(row) is not null)) sums.Add(new(name, rows.Sum(row => value(row) ?? 0)));
        LeaveOut(list, rows.Length, sums.ToImmutable());
    }

    /// <summary>Records rows of which only the sums are known.</summary>
    public void LeaveOut(string list, long rows, ImmutableArray<KeyValuePair<string, long>> sums)
    {
        if (rows > 0) _rest.Add(new RestReport(list, rows, sums));
    }
}
