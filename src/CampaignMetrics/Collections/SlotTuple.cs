using System.Runtime.CompilerServices;

namespace CampaignMetrics.Collections;

/// <summary>The slots of a group's properties, in the group's order; what lies behind them is <see cref="Slot.None"/>.</summary>
internal struct SlotTuple : IEquatable<SlotTuple>, IKeyed
{
    /// <summary>The most properties of a group.</summary>
    public const int Width = 6;

    private Slots _slots;

    /// <summary>All of them none.</summary>
    public static SlotTuple None
    {
        get
        {
            var none = default(SlotTuple);
            ((Span<int>)none._slots).Fill(Slot.None);
            return none;
        }
    }

    public int this[int position]
    {
        readonly get => _slots[position];
        set => _slots[position] = value;
    }

    public readonly bool Equals(SlotTuple other) => ((ReadOnlySpan<int>)_slots).SequenceEqual(other._slots);

    public override readonly bool Equals(object? obj) => obj is SlotTuple other && Equals(other);

    public override readonly int GetHashCode() =>
        KeyedHash.Combine(Pair.Of(_slots[0], _slots[1]), Pair.Of(_slots[2], _slots[3]), Pair.Of(_slots[4], _slots[5]));

    [InlineArray(Width)]
    private struct Slots
    {
        private int _first;
    }
}
