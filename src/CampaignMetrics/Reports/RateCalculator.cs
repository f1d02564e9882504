using CampaignMetrics.Definitions;

namespace CampaignMetrics.Reports;

/// <summary>Evaluates a definition's formulas over counts.</summary>
internal sealed class RateCalculator(Definition definition, MetricCounts counts)
{
    /// <param name="formula">The formula; null where the definition has no such rate.</param>
    public Ratio Evaluate(RateFormula? formula)
    {
        if (formula is null) return Ratio.Unmeasured(NotMeasured.NotDefined);
        return definition.MethodOf(formula) switch
        {
            RateMethod.AsDefined or RateMethod.AsCounted => Divide(formula.Numerator, formula.Denominator),
            RateMethod.TrackableCohort => OfCohort(Metrics.WithPrivacyOnly(formula.Denominator)),
            RateMethod.Estimated => Estimate(Metrics.WithPrivacyOnly(formula.Denominator)),
        };
    }

    /// <summary>Whether the quotient can never exceed 1.</summary>
    public bool IsRate(RateFormula? formula) =>
        formula is null
        || (formula.IsRate && definition.DateBasis == DateBasis.SendCohort && definition.MethodOf(formula) != RateMethod.Estimated);

    private Ratio Divide(Metric numerator, Metric denominator)
    {
        if (numerator == Metric.Replied) return Replies(denominator);
        if (!Metrics.NeedsTracking(numerator) && !Metrics.NeedsTracking(denominator))
            return new Ratio(counts[numerator], counts[denominator]);
        return counts.IsUntracked(denominator)
            ? Ratio.Unmeasured(NotMeasured.TrackingOff)
            : new Ratio(counts[numerator], counts[Metrics.Tracked(denominator)]);
    }

    private Ratio Replies(Metric denominator)
    {
        if (denominator != Metric.Delivered) return new Ratio(counts[Metric.Replied], counts[denominator]);
        var whole = counts[Metric.ReplyableDelivered];
        return whole == 0 && counts[Metric.Delivered] > 0
            ? Ratio.Unmeasured(NotMeasured.NoConnectedInbox)
            : new Ratio(counts[Metric.ReplyableReplied], whole);
    }

    /// <summary>The openers of the trackable cohort, against what of the denominator is in it.</summary>
    private Ratio OfCohort(Metric denominator) =>
        counts.IsUntracked(denominator)
            ? Ratio.Unmeasured(NotMeasured.TrackingOff)
            : new Ratio(counts[Metric.TrackableOpened], Math.Max(0, counts[Metrics.Tracked(denominator)] - PrivacyOnly));

    /// <summary>The trackable cohort's open rate, taken for all: rounded to whole messages, halves up.</summary>
    private Ratio Estimate(Metric denominator)
    {
        if (counts.IsUntracked(denominator)) return Ratio.Unmeasured(NotMeasured.TrackingOff);
        long opened = counts[Metric.TrackableOpened],
            cohort = counts[Metric.TrackableDelivered], all = counts[Metrics.Tracked(denominator)];
        return cohort == 0
            ? Ratio.Unmeasured(NotMeasured.NothingToCount)
            : new Ratio((long)(((Int128)opened * all * 2 + cohort) / (2 * (Int128)cohort)), all);
    }

    /// <summary>
    /// Delivered messages of whom only a privacy proxy's opens are known. By event date they may have been sent in another period.
    /// </summary>
    private long PrivacyOnly => counts[Metric.TrackedDelivered] - counts[Metric.TrackableDelivered];
}
