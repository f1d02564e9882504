using CampaignMetrics.Statistics;

namespace CampaignMetrics.Portfolio.Watch;

/// <summary>Compares days with the days before, and keeps those that chance hardly explains.</summary>
/// <remarks>
/// <para>
/// The test is the exact conditional one of two rates: given how many messages it happened to on this day and before together, the number
/// on this day is binomial with the day's share of all messages, if nothing changed. It needs no estimate of the former rate, so a
/// short history makes it cautious and not wrong. For rare things it is exact; for frequent ones it errs on the side of silence.
/// </para>
/// <para>Source: J. Przyborowski and H. Wilenski, "Homogeneity of results in testing samples from Poisson series", Biometrika 31
/// (1940), 313–323.</para>
/// </remarks>
internal sealed class ChangeSearch
{
    private readonly List<UnusualChange> _candidates = [];

    /// <summary>How many comparisons were made.</summary>
    public long Comparisons { get; private set; }

    public void Compare(Dimension by, string? key, DateOnly day, Metric metric, Ratio now, Ratio before)
    {
        if (before.Denominator < WatchReport.LeastHistory || now.Denominator == 0) return;
        Comparisons++;
        var probability = ProbabilityOf(now, before);
        // No later correction makes a threshold larger than this.
        if (probability <= WatchReport.FalseAlarmRate)
            _candidates.Add(new UnusualChange(by, key, day, metric, now, before, probability));
    }

    /// <summary>The unusual changes, the least probable first.</summary>
    public List<UnusualChange> Unusual() =>
    [
        .. _candidates.Where(change => change.Probability * Comparisons <= WatchReport.FalseAlarmRate)
            .OrderBy(change => change.Probability).ThenBy(change => change.Day).ThenBy(change => change.By.Kind)
            .ThenBy(change => change.Key is null).ThenBy(change => change.Key, CodePoints.Order).ThenBy(change => change.Metric),
    ];

    /// <summary>How probable this many or more are on a day, if the rate is that of the days before.</summary>
    public static double ProbabilityOf(Ratio now, Ratio before) => BinomialTail.AtLeast(
        now.Numerator, now.Numerator + before.Numerator, (double)now.Denominator / (now.Denominator + before.Denominator));
}
