namespace CampaignMetrics.Reports.Tallies;

/// <summary>Sums by slot, where <see cref="Messages.Entry.None"/> is a slot too.</summary>
internal sealed class SlotSums<TSum> where TSum : struct
{
    private TSum[] _sums = new TSum[16];

    /// <summary>One more than the largest slot that was asked for.</summary>
    public int Count { get; private set; } = -1;

    public ref TSum this[int slot]
    {
        get
        {
            if (slot + 1 >= _sums.Length) Array.Resize(ref _sums, Math.Max(slot + 2, _sums.Length * 2));
            Count = Math.Max(Count, slot + 1);
            return ref _sums[slot + 1];
        }
    }
}
