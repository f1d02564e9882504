using CampaignMetrics.Collections;
using CampaignMetrics.Time;

namespace CampaignMetrics.Reports;

/// <summary>Fills the gaps of a timeline with zeros.</summary>
internal static class TimelineBuilder
{
    public static TimelineReport Build(ReportSums sums, ReportScope scope)
    {
        if (sums.LatestCountedAt < 0) return new TimelineReport(scope.Zone.Id, scope.Every, []);
        var clock = new ZoneClock(scope.Zone, sums.EarliestAt, sums.LatestCountedAt);
        var frequency = scope.Every;
        while (frequency < Frequency.Month && IsTooFine(frequency, sums.LatestCountedAt - sums.EarliestAt)) frequency++;
        return new TimelineReport(scope.Zone.Id, frequency, [.. Fill(sums, clock, new Buckets(clock, frequency, scope.FirstDayOfWeek))]);
    }

    private static bool IsTooFine(Frequency frequency, long range) => range / ShortestMilliseconds(frequency) >= TimelineReport.MaxBuckets;

    private static long ShortestMilliseconds(Frequency frequency) => frequency switch
    {
        Frequency.QuarterHour => 900_000L,
        Frequency.Hour => 3_600_000L,
        Frequency.Day => 82_800_000L,
        Frequency.Week => 7 * 82_800_000L,
        Frequency.Month => 28 * 82_800_000L,
    };

    private static IEnumerable<TimelineBucket> Fill(ReportSums sums, ZoneClock clock, Buckets buckets)
    {
        var byStart = new SumTable<NumberKey, BucketSum>();
        foreach (var row in sums.Buckets.Rows) byStart.Add(new NumberKey(buckets.StartOf(row.Key.Value)), row.Sum);
        for (var start = buckets.StartOf(sums.EarliestAt); start <= sums.LatestCountedAt; start = buckets.Next(start))
        {
            var sum = byStart[new NumberKey(start)];
            yield return new TimelineBucket(clock.ToLocal(start), sum.Opens, sum.FirstOpens, sum.Clicks, sum.FirstClicks);
        }
    }
}
