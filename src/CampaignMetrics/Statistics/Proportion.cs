namespace CampaignMetrics.Statistics;

/// <summary>How many of a group did something.</summary>
/// <param name="Successes">From 0 to <paramref name="Trials"/>.</param>
/// <param name="Trials">0 or more.</param>
internal readonly record struct Proportion(long Successes, long Trials)
{
    /// <summary>The share; NaN of none.</summary>
    public double Share => (double)Successes / Trials;

    public long Failures => Trials - Successes;
}
