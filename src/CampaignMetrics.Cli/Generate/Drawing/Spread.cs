namespace CampaignMetrics.Cli.Generate.Drawing;

/// <summary>
/// How long something takes: quantiles in seconds, at equal steps from the shortest to the longest, even between two of them.
/// </summary>
internal sealed class Spread(params double[] seconds)
{
    private const int Fraction = 1 << 16;

    private readonly long[] _milliseconds = [.. seconds.Select(second => (long)(second * 1000))];

    public const double Minute = 60, Hour = 60 * Minute, Day = 24 * Hour;

    /// <returns>Milliseconds.</returns>
    public long Draw(Dice dice)
    {
        var at = dice.Below((_milliseconds.Length - 1) * Fraction);
        long low = _milliseconds[at / Fraction], high = _milliseconds[at / Fraction + 1];
        return low + (high - low) * (at % Fraction) / Fraction;
    }
}
