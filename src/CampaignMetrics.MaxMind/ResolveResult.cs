using System.Collections.Immutable;

namespace CampaignMetrics.MaxMind;

/// <summary>The result of <see cref="WebServicePlaces.ResolveAsync"/>: each distinct address has exactly one outcome.</summary>
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

    /// <summary>The addresses without an answer, with the reason, in ordinal order. Resolving them again later may succeed.</summary>
    public ImmutableArray<UnresolvedAddress> Unresolved { get; }

    /// <summary>Whether every address has an answer, including the answer that it has no place.</summary>
    public bool IsComplete => Unresolved.IsEmpty;

    /// <summary>How many distinct addresses have an outcome.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such outcome.</exception>
    public int Count(AddressOutcome outcome) => _counts[(int)Door.Known(outcome, nameof(outcome))];
}
