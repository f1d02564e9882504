namespace CampaignMetrics.Reports;

/// <summary>Counted opens and clicks by day of the week and hour.</summary>
internal sealed class HoursSum
{
    private const int Hours = 7 * 24;

    /// <summary>Whose they are, where that is not everybody.</summary>
    public long Contacts { get; set; }

    /// <summary>Monday first: 7 × 24.</summary>
    public long[] Opens { get; } = new long[Hours];
    public long[] Clicks { get; } = new long[Hours];

    /// <summary>The hour of a local time in milliseconds: Monday 0 o'clock is 0. 1970-01-01 was a Thursday; a week is added because
    /// local time may lie before it.</summary>
    public static int HourOf(long local) => (int)((local / 3_600_000 + (3 + 7) * 24) % Hours);

    public void Add(HoursSum other)
    {
        Contacts += other.Contacts;
        for (var i = 0; i < Hours; i++)
        {
            Opens[i] += other.Opens[i];
            Clicks[i] += other.Clicks[i];
        }
    }
}
