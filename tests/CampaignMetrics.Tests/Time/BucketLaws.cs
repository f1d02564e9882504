using CampaignMetrics.Tests.Reference;
using CampaignMetrics.Time;
using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.Tests.Time;

public sealed class BucketLaws
{
    [Fact]
    public void Buckets_partition_time() => Prop.ForAll(Case.ToArbitrary(), given =>
        {
            var at = given.At.ToUnixTimeMilliseconds();
            var buckets = Zones.Buckets(given.Zone, given.Every, given.At, given.At, given.FirstDay);
            var start = buckets.StartOf(at);
            var next = buckets.Next(start);
            return start <= at && at < next
                && buckets.StartOf(start) == start && buckets.StartOf(next - 1) == start
                && buckets.StartOf(next) == next && buckets.StartOf(start - 1) < start && buckets.Next(buckets.StartOf(start - 1)) == start;
        })
        .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void A_bucket_does_not_depend_on_what_was_asked_before() => Prop.ForAll(
        Case.ToArbitrary(), Gen.Choose(-3 * 86_400, 3 * 86_400).ToArbitrary(), (given, seconds) =>
        {
            var at = given.At.ToUnixTimeMilliseconds();
            var other = at + seconds * 1000L;
            var asked = Zones.Buckets(given.Zone, given.Every, given.At, given.At, given.FirstDay);
            asked.StartOf(at);
            return asked.StartOf(other) == Zones.Buckets(given.Zone, given.Every, given.At, given.At, given.FirstDay).StartOf(other);
        })
        .Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Fact]
    public void Buckets_are_those_that_stepping_through_time_finds() => Prop.ForAll(Case.ToArbitrary(), given =>
        {
            var buckets = Zones.Buckets(given.Zone, given.Every, given.At, given.At, given.FirstDay);
            var start = new NaiveCalendar(Zones.Zone(given.Zone), Name(given.Every), given.FirstDay).StartOf(given.At);
            return start.ToUnixTimeMilliseconds() == buckets.StartOf(given.At.ToUnixTimeMilliseconds());
        })
        .Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public void The_clock_shows_what_the_framework_s_zone_shows() => Prop.ForAll(Case.ToArbitrary(), given =>
        {
            var at = given.At.ToUnixTimeMilliseconds();
            return new ZoneClock(Zones.Zone(given.Zone), at, at)
                .ToLocal(at).Offset == TimeZoneInfo.ConvertTime(given.At, Zones.Zone(given.Zone)).Offset;
        })
        .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    private static string Name(Frequency every) => every switch
    {
        Frequency.QuarterHour => "15min",
        Frequency.Hour => "hour",
        Frequency.Day => "day",
        Frequency.Week => "week",
        Frequency.Month => "month",
    };

    /// <summary>Instants all over the years, and many close to a change of the zone's clock.</summary>
    private static Gen<(string Zone, Frequency Every, DayOfWeek FirstDay, DateTimeOffset At)> Case =>
        from zone in Gen.Elements(Zones.Peculiar)
        from every in Gen.Elements(Enum.GetValues<Frequency>())
        from firstDay in Gen.Elements(Enum.GetValues<DayOfWeek>())
        from hour in Gen.Choose(0, 60 * 365 * 24)
        from isNearChange in Gen.Elements(true, false)
        from milliseconds in Gen.OneOf(Gen.Elements(0, 1, 60_000, 3_599_999, 1_800_000), Gen.Choose(0, 3_599_999))
        let at = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(hour)
        select (zone, every, firstDay, (isNearChange ? NearChange(Zones.Zone(zone), at) : at).AddMilliseconds(milliseconds));

    /// <summary>Within two hours of the next change of the offset; a year later where the zone changes nothing.</summary>
    private static DateTimeOffset NearChange(TimeZoneInfo zone, DateTimeOffset from)
    {
        var at = from;
        while (at < from.AddDays(366) && zone.GetUtcOffset(at) == zone.GetUtcOffset(at.AddDays(1))) at = at.AddDays(1);
        for (var end = at.AddDays(1); at < end && zone.GetUtcOffset(at) == zone.GetUtcOffset(at.AddHours(1));) at = at.AddHours(1);
        return at.AddHours(from.DayOfYear % 5 - 2);
    }
}
