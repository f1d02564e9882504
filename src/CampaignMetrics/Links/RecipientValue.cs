namespace CampaignMetrics.Links;

/// <summary>Where a value of the recipient stands in a text.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where what follows it begins.</param>
/// <param name="Depth">How often the text had to be decoded to see it.</param>
internal readonly record struct RecipientValue(int Start, int End, int Depth) : IComparable<RecipientValue>
{
    /// <summary>By the start, then by the depth.</summary>
    public int CompareTo(RecipientValue other) => (Start, Depth).CompareTo((other.Start, other.Depth));
}
