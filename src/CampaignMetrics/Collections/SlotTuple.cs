namespace CampaignMetrics.Collections;

/// <summary>The slots of a group's properties in the group's order, packed two to a number. Interned, so that an event names all of them by
/// one slot.</summary>
internal readonly record struct SlotTuple(ulong First, ulong Second, ulong Third, ulong Fourth) : IKeyed
{
    /// <summary>The most properties that a group can have.</summary>
    public const int Width = 8;

    /// <summary>The slot at a position.</summary>
    public int this[int position]
    {
        get
        {
            var pair = position < 2 ? First : position < 4 ? Second : position < 6 ? Third : Fourth;
            return (int)(position % 2 == 0 ? pair >> 32 : pair);
        }
    }

    /// <summary>Packs slots.</summary>
    /// <param name="slots">At most <see cref="Width"/> slots; the positions behind them are <see cref="Slot.None"/>.</param>
    public static SlotTuple Of(params ReadOnlySpan<int> slots) =>
        new(PairAt(slots, 0), PairAt(slots, 2), PairAt(slots, 4), PairAt(slots, 6));

    public override int GetHashCode() => KeyedHash.Combine(First, Second, Third, Fourth);

    private static ulong PairAt(ReadOnlySpan<int> slots, int position) => Pair.Of(At(slots, position), At(slots, position + 1));

    private static int At(ReadOnlySpan<int> slots, int position) => position < slots.Length ? slots[position] : Slot.None;
}
