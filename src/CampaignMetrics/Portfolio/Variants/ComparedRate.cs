using CampaignMetrics.Definitions;
using CampaignMetrics.Reports;

namespace CampaignMetrics.Portfolio.Variants;

/// <summary>A rate of a definition as far as variants can be compared by it: as a proportion.</summary>
internal sealed class ComparedRate
{
    private readonly Metric _part, _whole;

    /// <param name="definition">The definition.</param>
    /// <param name="formula">The rate's formula; null where the definition has none.</param>
    public ComparedRate(Definition definition, RateFormula? formula)
    {
        if (formula is null) Reason = NotMeasured.NotDefined;
        // An estimate has no interval. What it is made from has: the rate of the trackable cohort.
        else if (definition.MethodOf(formula) is not RateMethod.Estimated && !RateCalculator.IsRate(definition, formula))
            Reason = NoProportion;
        if (formula is null) return;
        (_part, _whole) = (formula.Numerator, Metrics.WholeOf(formula));
        IsOfCohort = definition.MethodOf(formula) is RateMethod.TrackableCohort or RateMethod.Estimated;
        Needs = Metrics.NeedsOf(formula);
    }

    private const string NoProportion = "no proportion by this definition";

    /// <summary>Why the definition allows no comparison; null where it does.</summary>
    public string? Reason { get; }

    /// <summary>Whether only messages count that no privacy proxy opened.</summary>
    public bool IsOfCohort { get; }

    /// <summary>What must be known about an email.</summary>
    public Needs Needs { get; }

    public bool HasPart(MessageCounter counter) => Reason is null && counter.Has(_part);

    public bool HasWhole(MessageCounter counter) => Reason is null && counter.Has(_whole);
}
