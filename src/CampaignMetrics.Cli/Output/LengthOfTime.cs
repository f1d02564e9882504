using static CampaignMetrics.Cli.Output.Figures;

namespace CampaignMetrics.Cli.Output;

/// <summary>Lengths of time for a person, in the two units that matter, rounded to the nearest.</summary>
internal static class LengthOfTime
{
    public static string Of(TimeSpan? length) => length is { } known ? Of(known) : "–";

    private static string Of(TimeSpan length)
    {
        // Rounded before its unit is chosen: 59.97 seconds are 1 minute, and not 60 seconds.
        if (Rounded(length, TimeSpan.FromMilliseconds(1)) is { TotalSeconds: < 1 } milliseconds)
            return Invariant($"{milliseconds.TotalMilliseconds:0} ms");
        if (Rounded(length, TimeSpan.FromMilliseconds(100)) is { TotalMinutes: < 1 } tenths)
            return Invariant($"{tenths.TotalSeconds:0.0} s");
        if (Rounded(length, TimeSpan.FromSeconds(1)) is { TotalHours: < 1 } seconds)
            return Invariant($"{seconds.Minutes} min {seconds.Seconds} s");
        if (Rounded(length, TimeSpan.FromMinutes(1)) is { TotalDays: < 1 } minutes)
            return Invariant($"{minutes.Hours} h {minutes.Minutes} min");
        var hours = Rounded(length, TimeSpan.FromHours(1));
        return Invariant($"{hours.Days:N0} d {hours.Hours} h");
    }

    private static TimeSpan Rounded(TimeSpan length, TimeSpan unit) =>
        unit * Math.Round(length / unit, MidpointRounding.AwayFromZero);
}
