namespace CampaignMetrics.Cli.Generate.Drawing;

/// <summary>Things of a kind spread evenly over numbered ones: the same for every seed, so that small files have some too.</summary>
internal static class Share
{
    private const double Rounding = 1e-9;

    /// <summary>Whether the thing of this number, from 0, is of the kind.</summary>
    /// <param name="share">From 0, none, to 1, all.</param>
    /// <param name="number">Which.</param>
    /// <param name="offset">Moves the kind against others, so that not the same things have all.</param>
    public static bool Has(double share, int number, int offset) => Before(share, number + 1, offset) > Before(share, number, offset);

    /// <summary>How many of the kind come before this one.</summary>
    public static long Before(double share, int number, int offset) =>
        Whole((number + (long)offset) * share) - Whole(offset * share);

    private static long Whole(double count) => (long)(count + Rounding);
}
