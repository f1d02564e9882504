namespace CampaignMetrics.Cli.Generate.Drawing;

/// <summary>Things drawn in proportion to their weights.</summary>
internal sealed class Weighted<T>(params (int Weight, T Thing)[] choices)
{
    // A place for each unit of weight: a draw is one look into the array, and the weights are small.
    private readonly T[] _slots = [.. choices.SelectMany(choice => Enumerable.Repeat(choice.Thing, choice.Weight))];

    /// <summary>Each thing once.</summary>
    public IEnumerable<T> Items => _slots.Distinct();

    public T Draw(Dice dice) => _slots[dice.Below(_slots.Length)];
}
