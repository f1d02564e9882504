using System.Collections.Immutable;

namespace CampaignMetrics.MaxMind;

/// <summary>What became of the addresses of one call: each distinct one has exactly one outcome.</summary>
public sealed class ResolveResult
{
    private readonly ImmutableArray<int> _counts;

    internal ResolveResult(IReadOnlyCollection<KeyValuePair<string, AddressOutcome>> outcomes)
    {
        var counts = new int[Enum.GetValues<AddressOutcome>().Length];
        foreach (var (_, outcome) in outcomes) counts[(int)outcome]++;
        _counts = [.. counts];
        Unresolved =
        [
            .. outcomes.Where(pair => !pair.Value.IsResolved())
                .OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => new UnresolvedAddress(pair.Key, pair.Value)),
        ];
    }

    /// <summary>The addresses that have no answer, with the reason, by address in ordinal order. Asking again later may give one.</summary>
    public ImmutableArray<UnresolvedAddress> Unresolved { get; }

    /// <summary>Whether every address has an answer, be it that it is nowhere.</summary>
    public bool IsComplete => Unresolved.IsEmpty;

    /// <summary>The number of distinct addresses with an outcome.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such outcome.</exception>
    public int Count(AddressOutcome outcome) => _counts[(int)Door.Known(outcome, nameof(outcome))];
}
