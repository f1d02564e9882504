using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>Counted opens and clicks by day of the week and hour of local time: when readers read.</summary>
[JsonConverter(typeof(DataConverter<WeekHoursReport>)), JsonForm<WeekHoursReportConverter>]
public sealed record WeekHoursReport
{
    private readonly long[] _opens, _clicks;

    internal WeekHoursReport(string zone, long[] opens, long[] clicks) => (Zone, _opens, _clicks) = (zone, opens, clicks);

    /// <summary>The zone's IANA name.</summary>
    public string Zone { get; }

    /// <summary>Why opens and clicks were not measured, a constant of <see cref="CampaignMetrics.NotMeasured"/>; null where they
    /// were.</summary>
    public string? NotMeasured { get; init; }

    /// <summary>Counted opens in an hour of a day of the week.</summary>
    /// <param name="day">The day.</param>
    /// <param name="hour">0 to 23.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such day or hour.</exception>
    public long Opens(DayOfWeek day, int hour) => _opens[IndexOf(day, hour)];

    /// <summary>Counted clicks in an hour of a day of the week.</summary>
    /// <param name="day">The day.</param>
    /// <param name="hour">0 to 23.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such day or hour.</exception>
    public long Clicks(DayOfWeek day, int hour) => _clicks[IndexOf(day, hour)];

    /// <summary>The hours with the most opens, a hint when to send. Ties go to the hour with more clicks, then to the earlier one of the
    /// week from Monday on. Hours without opens are left out.</summary>
    /// <param name="count">How many at most: 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public ImmutableArray<WeekHour> Best(int count) =>
    [
        .. Enumerable.Range(0, _opens.Length).Where(i => _opens[i] > 0)
            .OrderByDescending(i => _opens[i]).ThenByDescending(i => _clicks[i]).ThenBy(i => i)
            .Take(Door.NotNegative(count, nameof(count)))
            .Select(i => new WeekHour((DayOfWeek)((i / 24 + 1) % 7), i % 24, _opens[i], _clicks[i])),
    ];

    /// <summary>Whether both have the same content.</summary>
    /// <param name="other">The other one.</param>
    public bool Equals(WeekHoursReport? other) =>
        other is not null
        && (Zone, NotMeasured) == (other.Zone, other.NotMeasured)
        && _opens.AsSpan().SequenceEqual(other._opens)
        && _clicks.AsSpan().SequenceEqual(other._clicks);

    /// <summary>A hash of the content.</summary>
    public override int GetHashCode() => HashCode.Combine(Zone, _opens.Sum(), _clicks.Sum());

    internal ReadOnlySpan<long> OpensOfDay(int fromMonday) => _opens.AsSpan(fromMonday * 24, 24);

    internal ReadOnlySpan<long> ClicksOfDay(int fromMonday) => _clicks.AsSpan(fromMonday * 24, 24);

    // The arrays begin with Monday, DayOfWeek with Sunday: hence 6 days forward, modulo 7.
    private static int IndexOf(DayOfWeek day, int hour)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hour);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hour, 23);
        return ((int)Door.Known(day, nameof(day)) + 6) % 7 * 24 + hour;
    }

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<WeekHoursReport>.Shown(this);
}

/// <summary>An hour of the week.</summary>
/// <param name="Day">The day.</param>
/// <param name="Hour">0 to 23.</param>
/// <param name="Opens">Counted opens.</param>
/// <param name="Clicks">Counted clicks.</param>
/// <remarks>The default value of this type is the first hour of Sunday, without opens and clicks.</remarks>
[JsonConverter(typeof(DataConverter<WeekHour>)), JsonForm<WeekHourConverter>]
public readonly record struct WeekHour(DayOfWeek Day, int Hour, long Opens, long Clicks);
