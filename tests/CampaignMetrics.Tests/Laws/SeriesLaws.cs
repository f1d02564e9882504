using System.Text;
using System.Text.Json;

namespace CampaignMetrics.Tests.Laws;

/// <summary>A point of a series is the report of its bucket, and a row is the series that is filtered by its key.</summary>
public sealed class SeriesLaws
{
    private static readonly Measure[] Followed =
    [
        .. Enum.GetValues<Metric>().Select(Measure.Of), Measure.Rate("delivery"), Measure.Rate("open"), Measure.Rate("clickThrough"),
        Measure.Rate("notSent"), Measure.Rate("reply"),
    ];

    [Fact]
    public void A_day_by_sending_is_the_report_of_what_was_sent_on_it() => Law.Holds(Worlds.Any, world =>
        AreReports(world with { Definition = world.Definition with { DateBasis = DateBasis.SendCohort } }), 200);

    [Fact]
    public void A_day_by_event_date_is_the_report_of_what_happened_on_it() => Law.Holds(Worlds.AnyByDate, AreReports, 200);

    [Fact]
    public void Buckets_by_sending_add_up_to_the_report() => Law.Holds(Worlds.Any, world =>
    {
        var definition = world.Definition with { DateBasis = DateBasis.SendCohort };
        var (ledger, scope) = (world.Ledger(), world.Scope with { From = null, To = null });
        var report = ledger.Report(definition, scope);
        var points = ledger.Series([Metric.Sent, Metric.NotSent, Metric.Bounced], null, definition, scope).Total.Points;
        return points.Sum(point => point.Values[0].Count) == report.Counts[Metric.Sent]
            && points.Sum(point => point.Values[1].Count) == report.Counts[Metric.NotSent]
            && points.Sum(point => point.Values[2].Count) == report.Counts[Metric.Bounced];
    });

    [Fact]
    public void A_row_is_the_series_filtered_by_its_key() => Law.Holds(Worlds.Any, AreFiltered, 200);

    [Fact]
    public void A_row_by_event_date_is_the_series_filtered_by_its_key() => Law.Holds(Worlds.AnyByDate, AreFiltered, 200);

    [Theory]
    [InlineData(Frequency.Week), InlineData(Frequency.Month)]
    public void A_bucket_that_the_first_day_cuts_is_there(Frequency every)
    {
        var scope = new ReportScope { From = new DateOnly(2026, 3, 4), Every = every };
        using var ledger = Some.Ledger(Some.Sent(to: "ann") with { At = new(2026, 3, 5, 9, 0, 0, TimeSpan.Zero) });
        Assert.Equal([1], ledger.Series([Metric.Sent], scope: scope).Total.Points.Select(point => point.Values[0].Count));
    }

    [Fact]
    public void Points_lie_side_by_side() => Law.Holds(Worlds.AnyByDate, world =>
    {
        var series = Of(world, world.Scope, Dimension.List);
        var starts = series.Total.Points.Select(point => point.Start).ToList();
        return starts.SequenceEqual(starts.Distinct().Order())
            && series.Rows.All(row => row.Points.Select(point => point.Start).SequenceEqual(starts));
    }, 200);

    [Fact]
    public void Any_partition_of_the_contacts_adds_up_to_the_whole() => Law.Holds(Worlds.AnyByDate, (world, random) =>
    {
        var scope = world.Scope with { Campaigns = [] };
        var partOf = world.Events.Select(happened => happened.Recipient).Distinct().ToDictionary(contact => contact, _ => random.Next(3));
        var parts = Enumerable.Range(0, 3)
            .Select(part => world with { Events = [.. world.Events.Where(happened => partOf[happened.Recipient] == part)] })
            .Select(part => Of(part, scope, Dimension.Tag("colour")));
        return Text(Of(world, scope, Dimension.Tag("colour"))) == Text(Series.Merge(parts));
    }, 300);

    [Fact]
    public void Neither_order_nor_copies_change_a_byte() => Law.Holds(Worlds.AnyByDate, world =>
    {
        var twice = world with { Events = [.. world.Events.Reverse(), .. world.Events] };
        return Text(Of(world, world.Scope, Dimension.Email)) == Text(Of(twice, world.Scope, Dimension.Email));
    }, 200);

    private static bool AreReports(World world)
    {
        var (ledger, scope) = (world.Ledger(), world.Scope with { Every = Frequency.Day });
        foreach (var point in ledger.Series(Followed, null, world.Definition, scope).Total.Points)
        {
            var day = DateOnly.FromDateTime(point.Start.DateTime);
            var report = ledger.Report(world.Definition, scope with { From = day, To = day.AddDays(1) });
            foreach (var value in point.Values) Check(value, report, point.Start);
        }
        return true;
    }

    /// <exception cref="InvalidOperationException">They differ.</exception>
    private static void Check(SeriesValue value, Report report, DateTimeOffset start)
    {
        var isSame = value.Measure.Metric is { } metric
            // Of a day on which nothing was sent, a report has no reason to tell.
            ? value.Count == report.Counts.Measured(metric) || (value.Count is null && report.Counts[Metric.Selected] == 0)
            : value.Rate!.Ratio == report.Rates[value.Measure.RateName!].Ratio || (value.Value is null && IsOfNothing(value, report));
        if (!isSame) throw new InvalidOperationException($"{value.Measure} on {start:O}: {value.Value} {value.NotMeasured}");
    }

    /// <summary>Where a day has nothing to count, a series says why nothing of the whole period is measured.</summary>
    private static bool IsOfNothing(SeriesValue value, Report report) =>
        report.Rates[value.Measure.RateName!].Ratio.NotMeasured == NotMeasured.NothingToCount;

    private static bool AreFiltered(World world)
    {
        var scope = world.Scope with { Lists = [], From = new DateOnly(2026, 3, 28), To = new DateOnly(2026, 4, 6) };
        return Of(world, scope, Dimension.List).Rows
            .Where(row => row.Key is not null)
            .All(row => row.Points.SequenceEqual(Of(world, scope with { Lists = [row.Key!] }, null).Total.Points));
    }

    private static Series Of(World world, ReportScope scope, Dimension? by) => world.Ledger().Series(Followed, by, world.Definition, scope);

    private static string Text(Series series) => Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(series));
}
