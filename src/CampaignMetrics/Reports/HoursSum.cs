namespace CampaignMetrics.Reports;

/// <summary>Counted opens and clicks by day of the week and hour.</summary>
internal sealed class HoursSum
{
    private const int Hours = 7 * 24;

    /// <summary>How many contacts the sums are of, where they are not of all: those whose time zone is known.</summary>
    public long Contacts { get; set; }

    /// <summary>By hour of the week: 7 × 24, Monday 0 o'clock first.</summary>
    public long[] Opens { get; } = new long[Hours];
    public long[] Clicks { get; } = new long[Hours];

    /// <summary>The hour of the week of a local time in milliseconds since 1970: 0 is Monday 0 o'clock. 1970-01-01 was a Thursday, hence 3
    /// days; 7 more keep the dividend positive, since local time may lie before 1970.</summary>
    public static int HourOf(long local) => (int)((local + (3 + 7) * 24 * 3_600_000L) / 3_600_000 % Hours);

    public void Add(HoursSum other) => Add(other, 1);

    /// <summary>Takes out what was added before.</summary>
    public void Subtract(HoursSum other) => Add(other, -1);

    private void Add(HoursSum other, int times)
    {
        Contacts += other.Contacts * times;
        for (var i = 0; i < Hours; i++)
        {
            Opens[i] += other.Opens[i] * times;
            Clicks[i] += other.Clicks[i] * times;
        }
    }
}
