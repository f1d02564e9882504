using CampaignMetrics.Collections;

namespace CampaignMetrics.Reports.Tallies;

/// <summary>Sums in an array indexed by slot. <see cref="Slot.None"/> (−1) is an index, too: everything is shifted by one.</summary>
internal sealed class SlotSums<TSum> where TSum : struct
{
    private TSum[] _sums = new TSum[16];

    /// <summary>One more than the largest slot that was used so far.</summary>
    public int Count { get; private set; } = -1;

    /// <summary>The sum of a slot, to read or change. The reference is valid until the next call, which may move the array.</summary>
    public ref TSum this[int slot]
    {
        get
        {
            if (slot + 1 >= _sums.Length) Grow(slot + 2);
            Count = Math.Max(Count, slot + 1);
            return ref _sums[slot + 1];
        }
    }

    private void Grow(int needed)
    {
        var larger = new TSum[Math.Max(needed, _sums.Length * 2)];
        _sums.CopyTo(larger, 0);
        _sums = larger;
    }
}
