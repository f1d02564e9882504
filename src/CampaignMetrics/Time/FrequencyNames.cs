namespace CampaignMetrics;

/// <summary>The names of frequencies in JSON and on the command line.</summary>
public static class FrequencyNames
{
    /// <summary>The name of a frequency: <c>15min</c>, <c>hour</c>, <c>day</c>, <c>week</c> or <c>month</c>.</summary>
    /// <param name="frequency">The frequency.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is no member of <see cref="Frequency"/>.</exception>
    public static string Name(this Frequency frequency) => Door.Known(frequency, nameof(frequency)) switch
    {
        Frequency.QuarterHour => "15min",
        Frequency.Hour => "hour",
        Frequency.Day => "day",
        Frequency.Week => "week",
        Frequency.Month => "month",
    };

    /// <summary>The frequency with this name; null if there is none.</summary>
    /// <param name="name">The name, compared exactly.</param>
    public static Frequency? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        foreach (var frequency in Enum.GetValues<Frequency>())
            if (frequency.Name() == name) return frequency;
        return null;
    }
}
