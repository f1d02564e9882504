using CampaignMetrics.Definitions;

namespace CampaignMetrics.Reports;

/// <summary>Evaluates a definition's formulas over counts.</summary>
internal sealed class RateCalculator(Definition definition, Measurement measurement)
{
    /// <param name="formula">The formula; null where the definition has no such rate.</param>
    public Ratio Evaluate(RateFormula? formula)
    {
        if (formula is null) return Ratio.Unmeasured(NotMeasured.NotDefined);
        var needs = Metrics.NeedsOf(formula);
        if (measurement.ReasonAgainst(needs) is { } reason) return Ratio.Unmeasured(reason);
        if (measurement.KnowsOpenersOnly && !Metrics.IsPart(formula.Denominator, Metric.Opened))
            return Ratio.Unmeasured(NotMeasured.KnownOfOpenersOnly);
        var group = measurement.Of(needs);
        return definition.MethodOf(formula) switch
        {
            RateMethod.AsDefined or RateMethod.AsCounted => Divide(group.Counts, formula),
            RateMethod.TrackableCohort => Divide(group.Cohort, formula),
            RateMethod.Estimated => Estimate(group, formula),
        };
    }

    /// <summary>Whether the quotient can never exceed 1.</summary>
    public bool IsRate(RateFormula? formula) =>
        formula is null
        || ((formula.IsRate || IsImplied(formula))
            && definition.DateBasis == DateBasis.SendCohort
            && definition.MethodOf(formula) != RateMethod.Estimated);

    /// <summary>Whether every clicker is an opener, as each counted click implies an open.</summary>
    private bool IsImplied(RateFormula formula) =>
        formula is { Numerator: Metric.Clicked, Denominator: Metric.Opened }
        && definition.ImpliedOpens && !definition.CountsClick(Actor.Automation);

    private static Ratio Divide(MetricCounts counts, RateFormula formula)
    {
        var isTracked = Metrics.NeedsTracking(formula.Numerator) || Metrics.NeedsTracking(formula.Denominator);
        var (numerator, denominator) = (formula.Numerator, formula.Denominator);
        if (numerator == Metric.Replied)
            denominator = Metrics.Replyable(denominator);
        else if (isTracked) denominator = Metrics.Tracked(denominator);
        return new Ratio(counts[numerator], counts[denominator]);
    }

    /// <summary>The trackable cohort's rate, taken for all: rounded to whole messages, halves up.</summary>
    private static Ratio Estimate(Measurement.Group group, RateFormula formula)
    {
        var isOwn = formula.Numerator == Metric.TrackableOpened;
        var cohort = isOwn ? group.Counts : group.Cohort;
        var known = Divide(cohort, formula);
        var all = group.Counts[isOwn ? Metric.TrackedDelivered : Metrics.Tracked(formula.Denominator)];
        return known.Denominator == 0
            ? Ratio.Unmeasured(NotMeasured.NothingToCount)
            : new Ratio((long)(((Int128)known.Numerator * all * 2 + known.Denominator) / (2 * (Int128)known.Denominator)), all);
    }
}
