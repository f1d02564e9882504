using CampaignMetrics.Collections;
using CampaignMetrics.Time;

namespace CampaignMetrics.Reports;

/// <summary>Makes the timeline of a report: buckets without gaps, empty ones with zeros.</summary>
internal static class TimelineBuilder
{
    public static TimelineReport Build(ReportSums sums, ReportScope scope, string? notMeasured)
    {
        if (notMeasured is not null) return new TimelineReport(scope.Zone.Id, scope.Every, []) { NotMeasured = notMeasured };
        if (RangeOf(sums, scope) is not { } range) return new TimelineReport(scope.Zone.Id, scope.Every, []);
        var clock = new ZoneClock(scope.Zone, range.First, range.Last);
        var frequency = scope.Every;
        // A longer bucket is chosen where the period would have more than MaxBuckets of the one asked for.
        while (frequency < Frequency.Month && IsTooFine(frequency, range.Last - range.First)) frequency++;
        return new TimelineReport(
            scope.Zone.Id, frequency, [.. Fill(sums, range, clock, new Buckets(clock, frequency, scope.FirstDayOfWeek))]);
    }

    /// <summary>The first and the last instant, both inclusive: those of the scope's period, else the earliest event and the latest counted
    /// open or click; null where there is none.</summary>
    private static (long First, long Last)? RangeOf(ReportSums sums, ReportScope scope)
    {
        long? first = scope.Beginning?.ToUnixTimeMilliseconds() ?? (sums.EarliestAt < long.MaxValue ? sums.EarliestAt : null);
        // The end of a scope is exclusive, hence the millisecond before it.
        long? last = scope.Ending?.ToUnixTimeMilliseconds() - 1 ?? (sums.LatestCountedAt >= 0 ? sums.LatestCountedAt : null);
        return first is { } from && last is { } to && from <= to ? (from, to) : null;
    }

    private static bool IsTooFine(Frequency frequency, long range) => range / ShortestMilliseconds(frequency) >= TimelineReport.MaxBuckets;

    private static long ShortestMilliseconds(Frequency frequency) => frequency switch
    {
        Frequency.QuarterHour => 900_000L,
        Frequency.Hour => 3_600_000L,
        // 23 hours: the day on which clocks go forward.
        Frequency.Day => 82_800_000L,
        Frequency.Week => 7 * 82_800_000L,
        Frequency.Month => 28 * 82_800_000L,
    };

    private static IEnumerable<TimelineBucket> Fill(ReportSums sums, (long First, long Last) range, ZoneClock clock, Buckets buckets)
    {
        var byStart = new SumTable<NumberKey, BucketSum>();
        // The sums may be by shorter buckets than the timeline's: those that fall together are added.
        foreach (var row in sums.Buckets.Rows) byStart.Add(new NumberKey(buckets.StartOf(row.Key.Value)), row.Sum);
        for (var start = buckets.StartOf(range.First); start <= range.Last; start = buckets.Next(start))
        {
            var sum = byStart[new NumberKey(start)];
            yield return new TimelineBucket(clock.ToLocal(start), sum.Opens, sum.FirstOpens, sum.Clicks, sum.FirstClicks);
        }
    }
}
