namespace CampaignMetrics.Cli.Generate.Drawing;

/// <summary>
/// Spreads a share evenly over numbered things. It throws no dice, so every seed, and a small file too, has some of each kind.
/// </summary>
internal static class Share
{
    // A product that should be whole may come out just below: 0.29 * 100 is 28.999999999999996.
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
