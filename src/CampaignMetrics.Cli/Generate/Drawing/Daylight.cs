namespace CampaignMetrics.Cli.Generate.Drawing;

/// <summary>When people are at their mail: little at night, most in the morning, less at weekends.</summary>
internal static class Daylight
{
    private const long HourMilliseconds = 3_600_000;

    /// <summary>How likely a person looks in each hour of the local day, in percent of the busiest hour.</summary>
    private static ReadOnlySpan<byte> ByHour =>
        [8, 5, 3, 3, 4, 12, 35, 62, 85, 100, 97, 90, 78, 74, 76, 72, 68, 65, 62, 64, 66, 58, 38, 18];

    // A time that people sleep through is drawn anew; the limit keeps the loop short, and leaves a few readers at night.
    private const int WeekendPercent = 70, Tries = 6;

    /// <summary>A time after another at which a person would look.</summary>
    /// <param name="dice">The dice.</param>
    /// <param name="after">Milliseconds of the Unix epoch.</param>
    /// <param name="delay">How much later, were there no nights.</param>
    /// <param name="utcOffsetMinutes">The person's clock.</param>
    public static long Draw(Dice dice, long after, Spread delay, int utcOffsetMinutes)
    {
        var at = after + delay.Draw(dice);
        for (var i = 1; i < Tries && dice.Below(100) >= Percent(at + utcOffsetMinutes * 60_000L); i++) at = after + delay.Draw(dice);
        return at;
    }

    private static int Percent(long local)
    {
        var hour = local / HourMilliseconds;
        var isWeekend = (hour / 24 + 3) % 7 >= 5; // 1 January 1970 was a Thursday, day 3 from Monday
        return ByHour[(int)(hour % 24)] * (isWeekend ? WeekendPercent : 100) / 100;
    }
}
