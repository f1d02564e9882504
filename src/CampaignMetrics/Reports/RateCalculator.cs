using CampaignMetrics.Definitions;

namespace CampaignMetrics.Reports;

/// <summary>Evaluates a definition's formulas over counts.</summary>
internal sealed class RateCalculator(Definition definition, MetricCounts counts)
{
    /// <param name="name">Which of the definition's rates the formula is of: two rates may divide the same counts and differ.</param>
    /// <param name="formula">The formula; null where the definition has no such rate.</param>
    public Ratio Evaluate(string name, RateFormula? formula)
    {
        if (formula is null) return Ratio.Unmeasured(NotMeasured.NotDefined);
        if (IsEstimate(name)) return Estimate(name == RatesReport.OpenName ? formula.Denominator : Metric.Delivered);
        return Evaluate(formula.Numerator, formula.Denominator, IsCohort(name));
    }

    /// <summary>Whether the quotient can never exceed 1.</summary>
    public bool IsRate(string name, RateFormula? formula) =>
        formula is null || (formula.IsRate && definition.DateBasis == DateBasis.SendCohort && !IsEstimate(name));

    private bool IsCohort(string name) => name == RatesReport.OpenName && definition.PrivacyOpens == MachinePolicy.TrackableCohort;

    private bool IsEstimate(string name) =>
        name == RatesReport.EstimatedOpenName || (name == RatesReport.OpenName && definition.PrivacyOpens == MachinePolicy.Estimated);

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
        return whole == 0 && counts[Metric.Delivered] > 0
            ? Ratio.Unmeasured(NotMeasured.NoConnectedInbox)
            : new Ratio(counts[Metric.ReplyableReplied], whole);
    }

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
