using System.Globalization;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Saved;

namespace CampaignMetrics;

/// <summary>A period that moves with the calendar: today, this month, the last 30 days. It is data; which days it has is told for an
/// instant and a zone.</summary>
/// <remarks>
/// <para>Days are those of the zone's calendar, so a change of its clock makes no period longer or shorter by a day.</para>
/// <para>The default value of this type is today.</para>
/// </remarks>
/// <example>
/// <code>
/// var lastMonth = RelativePeriod.Last(1, PeriodUnit.Month);
/// (DateOnly from, DateOnly to) = lastMonth.Days(now, zone);
/// </code>
/// </example>
[JsonConverter(typeof(DataConverter<RelativePeriod>)), JsonForm<RelativePeriodConverter>]
public readonly record struct RelativePeriod : IParsable<RelativePeriod>
{
    /// <summary>The most units that a period has: 10,000.</summary>
    public const int MaxCount = 10_000;

    private static readonly (DateOnly From, DateOnly To) Known = (new(1970, 1, 1), new(2199, 12, 31));

    private RelativePeriod(PeriodUnit unit, int count) => (Unit, Count) = (unit, count);

    /// <summary>What it is counted in.</summary>
    public PeriodUnit Unit { get; }

    /// <summary>How many whole units before the current one it has; 0 for the current one.</summary>
    public int Count { get; }

    /// <summary>The current day, week, month, quarter or year, with what is left of it.</summary>
    /// <param name="unit">Which.</param>
    public static RelativePeriod This(PeriodUnit unit) => new(Door.Known(unit, nameof(unit)), 0);

    /// <summary>Whole units before the current one, which is not among them: of 30 days, those until yesterday.</summary>
    /// <param name="count">How many: 1 to 10,000.</param>
    /// <param name="unit">Of what.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is no such number.</exception>
    public static RelativePeriod Last(int count, PeriodUnit unit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MaxCount);
        return new(Door.Known(unit, nameof(unit)), count);
    }

    /// <summary>The days that it has at an instant.</summary>
    /// <param name="now">The instant.</param>
    /// <param name="zone">The zone of the days.</param>
    /// <param name="firstDayOfWeek">The first day of weeks.</param>
    /// <returns>The first day, and the day after the last. Days before 1970 and after 2199 are left out.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="now"/> lies outside 1970 to 2199.</exception>
    public (DateOnly From, DateOnly To) Days(DateTimeOffset now, TimeZoneInfo zone, DayOfWeek firstDayOfWeek = DayOfWeek.Monday)
    {
        ArgumentNullException.ThrowIfNull(zone);
        Door.Known(firstDayOfWeek, nameof(firstDayOfWeek));
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Door.Instant(now, nameof(now)), zone).DateTime);
        var current = BeginningOf(today, firstDayOfWeek);
        return Count == 0 ? (Held(current), Held(Moved(current, 1))) : (Held(Moved(current, -Count)), Held(current));
    }

    /// <summary>Reads <c>today</c>, <c>yesterday</c>, <c>this month</c>, <c>previous month</c>, <c>last 30 days</c> and the like.</summary>
    /// <param name="s">The text.</param>
    /// <param name="provider">Not used: the words are English.</param>
    /// <param name="result">The period.</param>
    public static bool TryParse(string? s, IFormatProvider? provider, out RelativePeriod result)
    {
        result = default;
        switch (s?.Split(' '))
        {
            case ["today"]:
                return true;
            case ["yesterday"]:
                result = new(PeriodUnit.Day, 1);
                return true;
            case ["this", var word] when Words<PeriodUnit>.Find(word) is { } unit:
                result = new(unit, 0);
                return true;
            case ["previous", var word] when Words<PeriodUnit>.Find(word) is { } unit:
                result = new(unit, 1);
                return true;
            case ["last", var digits, var words] when UnitOf(words) is { } unit:
                if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count)) return false;
                if (count is < 1 or > MaxCount) return false;
                result = new(unit, count);
                return true;
            default:
                return false;
        }
    }

    /// <inheritdoc cref="TryParse"/>
    /// <exception cref="FormatException">The text is no such period.</exception>
    public static RelativePeriod Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, provider, out var period) ? period : throw new FormatException("A period is expected, as last 30 days.");
    }

    /// <summary>The words, as <see cref="TryParse"/> reads them.</summary>
    public override string ToString()
    {
        var word = Words<PeriodUnit>.Of(Unit);
        if (Count > 1) return string.Create(CultureInfo.InvariantCulture, $"last {Count} {word}s");
        if (Unit == PeriodUnit.Day) return Count == 0 ? "today" : "yesterday";
        return Count == 0 ? $"this {word}" : $"previous {word}";
    }

    private static PeriodUnit? UnitOf(string words) => Words<PeriodUnit>.Find(words.EndsWith('s') ? words[..^1] : words);

    private DateOnly BeginningOf(DateOnly day, DayOfWeek firstDayOfWeek) => Unit switch
    {
        PeriodUnit.Day => day,
        PeriodUnit.Week => day.AddDays(-((day.DayOfWeek - firstDayOfWeek + 7) % 7)),
        PeriodUnit.Month => new DateOnly(day.Year, day.Month, 1),
        PeriodUnit.Quarter => new DateOnly(day.Year, (day.Month - 1) / 3 * 3 + 1, 1),
        PeriodUnit.Year => new DateOnly(day.Year, 1, 1),
    };

    /// <summary>So many units later than a first day; the first known day where that is earlier.</summary>
    private DateOnly Moved(DateOnly first, int units)
    {
        var (days, months) = Unit switch
        {
            PeriodUnit.Day => (units, 0),
            PeriodUnit.Week => (7 * units, 0),
            PeriodUnit.Month => (0, units),
            PeriodUnit.Quarter => (0, 3 * units),
            PeriodUnit.Year => (0, 12 * units),
        };
        var isBefore = first.DayNumber + days < 0 || first.Year * 12 + first.Month + months < 13;
        return isBefore ? Known.From : first.AddDays(days).AddMonths(months);
    }

    private static DateOnly Held(DateOnly day) => day < Known.From ? Known.From : day > Known.To ? Known.To : day;
}
