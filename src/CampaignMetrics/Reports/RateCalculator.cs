using CampaignMetrics.Definitions;

namespace CampaignMetrics.Reports;

/// <summary>Evaluates the rate formulas of a definition over the counts of a <see cref="Measurement"/>.</summary>
internal sealed class RateCalculator(Definition definition, Measurement measurement)
{
    /// <summary>The value of a rate, or the reason why it is not measured.</summary>
    /// <param name="formula">The formula; null where the definition has no such rate.</param>
    public Ratio Evaluate(RateFormula? formula)
    {
        if (formula is null) return Ratio.Unmeasured(NotMeasured.NotDefined);
        var needs = Metrics.NeedsOf(formula);
        if (measurement.ReasonAgainst(needs) is { } reason) return Ratio.Unmeasured(reason);
        if (ReasonAgainst(formula) is { } unseen) return Ratio.Unmeasured(unseen);
        var group = measurement.Of(needs);
        return definition.MethodOf(formula) switch
        {
            RateMethod.AsDefined or RateMethod.AsCounted => group.Counts.Divide(formula),
            RateMethod.TrackableCohort => group.Cohort.Divide(formula),
            RateMethod.Estimated => Estimate(group, formula),
        };
    }

    /// <summary>Whether the quotient can never exceed 1, so that it is a proportion and has a confidence interval. Not by event date: a
    /// message may be opened in one period and delivered in the one before. Not for an estimate, which has no interval.</summary>
    public static bool IsRate(Definition definition, RateFormula? formula) =>
        formula is null
        || ((formula.IsRate || IsImplied(definition, formula))
            && definition.DateBasis == DateBasis.SendCohort
            && definition.MethodOf(formula) != RateMethod.Estimated);

    /// <summary>Whether every clicker is an opener because each counted click implies an open. Clicks by programs imply none, so they must
    /// not count.</summary>
    private static bool IsImplied(Definition definition, RateFormula formula) =>
        formula is { Numerator: Metric.Clicked, Denominator: Metric.Opened }
        && definition.ImpliedOpens && !definition.CountsClick(Actor.Automation);

    private string? ReasonAgainst(RateFormula formula) => measurement.Unseen switch
    {
        Unseen.NotOpened when !Metrics.IsPart(formula.Denominator, Metric.Opened) => NotMeasured.KnownOfOpenersOnly,
        Unseen.Complaints when formula.Numerator == Metric.SpamReported && measurement.Counts[Metric.SpamReported] == 0 =>
            NotMeasured.ReceiverReportsNone,
        Unseen.Nothing or Unseen.NotOpened or Unseen.Complaints => null,
    };

    /// <summary>The trackable cohort's rate, applied to all messages and rounded to whole messages, halves up.</summary>
    private static Ratio Estimate(Measurement.Group group, RateFormula formula)
    {
        var isOwn = formula.Numerator == Metric.TrackableOpened;
        var known = (isOwn ? group.Counts : group.Cohort).Divide(formula);
        var all = group.Counts[isOwn ? Metric.TrackedDelivered : Metrics.Tracked(formula.Denominator)];
        return known.Denominator == 0
            ? Ratio.Unmeasured(NotMeasured.NothingToCount)
            // (2ab + c) / 2c is ab / c with halves rounded up, in integers. The product of two counts may exceed 64 bits.
            : new Ratio((long)(((Int128)known.Numerator * all * 2 + known.Denominator) / (2 * (Int128)known.Denominator)), all);
    }
}
