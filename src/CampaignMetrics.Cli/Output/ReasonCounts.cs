using System.Globalization;

namespace CampaignMetrics.Cli.Output;

/// <summary>How often what could not be read was rejected for which reason.</summary>
internal sealed class ReasonCounts
{
    // A reason may quote the file: telling apart only the first few keeps memory small.
    private const int MaxReasons = 20;

    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    public long Total => _counts.Values.Sum();

    public void Add(string reason)
    {
        var told = _counts.ContainsKey(reason) || _counts.Count < MaxReasons ? reason : "other reasons";
        _counts[told] = _counts.GetValueOrDefault(told) + 1;
    }

    /// <summary>The total, and in brackets the reasons, the most frequent first.</summary>
    public override string ToString()
    {
        var reasons = _counts
            .OrderByDescending(each => each.Value).ThenBy(each => each.Key, StringComparer.Ordinal)
            .Select(each => $"{Number(each.Value)} × {Safe.Text(each.Key)}");
        return _counts.Count == 0 ? "0" : $"{Number(Total)} ({string.Join("; ", reasons)})";
    }

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
