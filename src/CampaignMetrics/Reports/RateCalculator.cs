using CampaignMetrics.Definitions;

namespace CampaignMetrics.Reports;

/// <summary>Evaluates a definition's formulas over counts.</summary>
internal sealed class RateCalculator(Definition definition, MetricCounts counts)
{
    public Ratio Evaluate(RateFormula? formula)
    {
        if (formula is null) return Ratio.Unmeasured(NotMeasured.NotDefined);
        if (IsEstimate(formula)) return Estimate(IsOpen(formula) ? formula.Denominator : Metric.Delivered);
        return Evaluate(formula.Numerator, formula.Denominator, IsOpen(formula) && definition.PrivacyOpens == MachinePolicy.TrackableCohort);
    }

    /// <summary>Whether the quotient can never exceed 1.</summary>
    public bool IsRate(RateFormula? formula) =>
        formula is null || (formula.IsRate && definition.DateBasis == DateBasis.SendCohort && !IsEstimate(formula));

    /// <summary>Formulas are told apart by identity: two rates may divide the same counts.</summary>
    private bool IsOpen(RateFormula formula) => ReferenceEquals(formula, definition.Rates.Open);

    private bool IsEstimate(RateFormula formula) =>
        ReferenceEquals(formula, definition.Rates.EstimatedOpen) || (IsOpen(formula) && definition.PrivacyOpens == MachinePolicy.Estimated);

    private Ratio Evaluate(Metric numerator, Metric denominator, bool cohort)
    {
        if (numerator == Metric.Replied) return Replies(denominator);
        if (!Metrics.NeedsTracking(numerator)) return new Ratio(counts[numerator], counts[denominator]);
        if (counts.IsUntracked(denominator)) return Ratio.Unmeasured(NotMeasured.TrackingOff);
        var whole = counts[Metrics.Tracked(denominator)];
        return cohort ? new Ratio(counts[Metric.TrackableOpened], Math.Max(0, whole - PrivacyOnly)) : new Ratio(counts[numerator], whole);
    }

    private Ratio Replies(Metric denominator)
    {
        if (denominator != Metric.Delivered) return new Ratio(counts[Metric.Replied], counts[denominator]);
        var whole = counts[Metric.ReplyableDelivered];
        return whole == 0 && counts[Metric.Delivered] > 0 ? Ratio.Unmeasured(NotMeasured.NoConnectedInbox) : new Ratio(counts[Metric.ReplyableReplied], whole);
    }

    /// <summary>The trackable cohort's open rate, taken for all: rounded to whole messages, halves up.</summary>
    private Ratio Estimate(Metric denominator)
    {
        if (counts.IsUntracked(denominator)) return Ratio.Unmeasured(NotMeasured.TrackingOff);
        long opened = counts[Metric.TrackableOpened], cohort = counts[Metric.TrackableDelivered], all = counts[Metrics.Tracked(denominator)];
        return cohort == 0 ? Ratio.Unmeasured(NotMeasured.NothingToCount) : new Ratio((long)(((Int128)opened * all * 2 + cohort) / (2 * (Int128)cohort)), all);
    }

    /// <summary>Delivered messages of whom only a privacy proxy's opens are known. By event date they may have been sent in another period.</summary>
    private long PrivacyOnly => counts[Metric.TrackedDelivered] - counts[Metric.TrackableDelivered];
}
