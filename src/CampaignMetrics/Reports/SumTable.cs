using System.Runtime.InteropServices;

namespace CampaignMetrics.Reports;

/// <summary>Sums by key.</summary>
internal sealed class SumTable<TKey, TSum> where TKey : notnull where TSum : struct, IMergeable<TSum>
{
    private readonly Dictionary<TKey, TSum> _sums = [];

    public IReadOnlyDictionary<TKey, TSum> Sums => _sums;

    public void Add(TKey key, TSum sum)
    {
        ref var held = ref CollectionsMarshal.GetValueRefOrAddDefault(_sums, key, out _);
        held += sum;
    }

    public void Add(SumTable<TKey, TSum> other)
    {
        foreach (var (key, sum) in other._sums) Add(key, sum);
    }
}
