using System.Collections;
using System.Collections.Immutable;
using CampaignMetrics.Reports;

namespace CampaignMetrics;

/// <summary>The amounts per message that a user added to the definition, each made when it is asked for; often none.</summary>
public sealed class AmountsReport : IReadOnlyList<ReportedAmount>
{
    private readonly Definition _definition;
    private readonly MetricCounts _counts;
    private readonly ImmutableArray<RevenueReport> _revenue;

    // Of the very many emails that a report may have, most need nothing of their own here.
    private static readonly AmountsReport None = new(Definition.HubSpot, MetricCounts.Sum([]), []);

    private AmountsReport(Definition definition, MetricCounts counts, ImmutableArray<RevenueReport> revenue) =>
        (_definition, _counts, _revenue) = (definition, counts, revenue);

    internal static AmountsReport Of(Definition definition, MetricCounts counts, Func<ImmutableArray<RevenueReport>> revenue) =>
        definition.Rates.Amounts.IsEmpty ? None : new AmountsReport(definition, counts, revenue());

    /// <summary>How many amounts there are.</summary>
    public int Count => _definition.Rates.Amounts.Length;

    /// <summary>An amount by its place, from 0, in the order in which they were added.</summary>
    /// <param name="index">From 0, less than <see cref="Count"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public ReportedAmount this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            return Of(_definition.Rates.Amounts[index]);
        }
    }

    /// <summary>An amount by its name.</summary>
    /// <param name="name">The name, as in the report's JSON.</param>
    /// <exception cref="ArgumentException">The definition has no amount of this name.</exception>
    public ReportedAmount this[string name]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(name);
            foreach (var amount in _definition.Rates.Amounts)
                if (amount.Name == name) return Of(amount);
            throw new ArgumentException($"{_definition.Name} has no amount \"{name}\".", nameof(name));
        }
    }

    /// <summary>All amounts in the order in which they were added.</summary>
    public IEnumerator<ReportedAmount> GetEnumerator() => _definition.Rates.Amounts.Select(Of).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private ReportedAmount Of(NamedAmount amount) => new AmountCalculator(_definition, _counts, _revenue).Evaluate(amount);
}
