namespace CampaignMetrics.Cli.Generate.Drawing;

/// <summary>
/// A distribution of durations by its quantiles: seconds, at equal steps from the shortest to the longest. Between two of them all
/// durations are equally likely.
/// </summary>
internal sealed class Spread(params double[] seconds)
{
    private const int Fraction = 1 << 16;

    private readonly long[] _milliseconds = [.. seconds.Select(second => (long)(second * 1000))];

    public const double Minute = 60, Hour = 60 * Minute, Day = 24 * Hour;

    /// <returns>Milliseconds.</returns>
    public long Draw(Dice dice)
    {
        // In 65,536ths of a step: with integers, every machine draws the same.
        var at = dice.Below((_milliseconds.Length - 1) * Fraction);
        long low = _milliseconds[at / Fraction], high = _milliseconds[at / Fraction + 1];
        return low + (high - low) * (at % Fraction) / Fraction;
    }
}
