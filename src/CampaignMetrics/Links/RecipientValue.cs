namespace CampaignMetrics.Links;

/// <summary>The position of a value of the recipient in a text.</summary>
/// <param name="Start">The index of its first character.</param>
/// <param name="End">The index after its last character.</param>
/// <param name="Depth">How many times the text had to be decoded to find it.</param>
internal readonly record struct RecipientValue(int Start, int End, int Depth) : IComparable<RecipientValue>
{
    /// <summary>Orders by start, then by depth.</summary>
    public int CompareTo(RecipientValue other) => (Start, Depth).CompareTo((other.Start, other.Depth));
}
