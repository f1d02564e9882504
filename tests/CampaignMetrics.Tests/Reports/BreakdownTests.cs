using System.Globalization;
using System.Text.Json;

namespace CampaignMetrics.Tests.Reports;

public sealed class BreakdownTests
{
    private const double Day = 24 * 60 * 60;

    [Theory]
    [InlineData("campaign"), InlineData("mailboxProvider"), InlineData("tag:language"), InlineData("tag:a:b"), InlineData("sendingDay")]
    public void A_dimension_goes_by_its_name(string name) =>
        Assert.Equal(name, Dimension.Parse(name, CultureInfo.InvariantCulture).ToString());

    [Theory]
    [InlineData(""), InlineData("tag"), InlineData("tag:"), InlineData("Campaign"), InlineData("0"), InlineData("no")]
    public void Another_name_is_no_dimension(string name) =>
        Assert.Throws<FormatException>(() => Dimension.Parse(name, CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("opened", Metric.Opened), InlineData("notSent", Metric.NotSent)]
    public void A_metric_s_word_is_its_count(string name, Metric metric) =>
        Assert.Equal(metric, Measure.Parse(name, CultureInfo.InvariantCulture).Metric);

    [Theory]
    [InlineData("open", "open", "open"), InlineData("rate:open", "open", "open"), InlineData("rate:notSent", "notSent", "rate:notSent")]
    [InlineData("rate:start", "start", "rate:start"), InlineData("rate:rate:x", "rate:x", "rate:rate:x")]
    public void Any_other_name_is_a_rate_s(string name, string rate, string written)
    {
        var measure = Measure.Parse(name, CultureInfo.InvariantCulture);
        Assert.Equal((rate, written), (measure.RateName, measure.ToString()));
        Assert.Equal(measure, Measure.Parse(written, CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_series_needs_a_rate_that_the_definition_has() =>
        Assert.Contains("\"opne\"", Refused(Measure.Rate("opne")), StringComparison.Ordinal);

    [Fact]
    public void A_series_needs_a_measure() => Assert.Contains("no measure", Refused(), StringComparison.Ordinal);

    [Fact]
    public void A_series_has_a_measure_once() => Assert.Contains("twice", Refused(Metric.Sent, Metric.Sent), StringComparison.Ordinal);

    [Fact]
    public void Rows_come_most_sent_first_and_what_has_no_key_last()
    {
        EmailEvent[] events =
        [
            Some.Sent(0, "a@x.example"), Some.Sent(0, "b@x.example"), In("b", "c@x.example"), In("a", "d@x.example"),
            In("c", "e@x.example"), In("c", "f@x.example"),
        ];
        Assert.Equal(["c", "a", "b", null], Some.Ledger(events).Breakdown(Dimension.List).Rows.Select(row => row.Key));
    }

    [Fact]
    public void Days_come_in_their_order()
    {
        EmailEvent[] events = [Some.Sent(Day, "a"), Some.Sent(Day, "b"), Some.Sent(0, "c")];
        var keys = Some.Ledger(events).Breakdown(Dimension.SendingDay).Rows.Select(row => row.Key).ToList();
        Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
        Assert.Equal(2, keys.Count);
    }

    [Fact]
    public void Rows_beyond_the_scope_s_number_are_counted()
    {
        var breakdown = Some.Ledger(In("a", "x"), In("b", "y"), In("c", "z")).Breakdown(
            Dimension.List, scope: new ReportScope { MaxRows = 2 });
        Assert.Equal((2, 1), (breakdown.Rows.Length, breakdown.RowsLeftOut));
    }

    [Fact]
    public void The_open_rate_of_a_client_is_not_measured()
    {
        var ledger = Some.Ledger(Some.Sent(), Some.Delivered(), Some.Opened());
        Assert.Equal(NotMeasured.KnownOfOpenersOnly, ledger.Breakdown(Dimension.Client).Rows[0].Rates.Open.Ratio.NotMeasured);
    }

    [Fact]
    public void What_was_read_from_json_cannot_be_merged()
    {
        var read = JsonSerializer.Deserialize<Breakdown>(Some.Ledger(In("a", "x")).Breakdown(Dimension.List).ToString())!;
        Assert.Contains("JSON", Assert.Throws<ArgumentException>(() => Breakdown.Merge(read)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Breakdowns_by_different_dimensions_are_not_merged()
    {
        var ledger = Some.Ledger(In("a", "x"));
        Assert.Throws<ArgumentException>(() => Breakdown.Merge(ledger.Breakdown(Dimension.List), ledger.Breakdown(Dimension.Team)));
    }

    [Fact]
    public void A_ledger_knows_what_there_is()
    {
        var events = In("l", "x") with
        {
            Segments = new Segments { Lists = ["l"], Campaign = "spring", Tags = Segments.None.Tags.Add("colour", "red").Add("a", "b") },
        };
        var catalog = new EmailCatalog([new Email { Id = "other", Team = "north", Type = "blog", Workflow = "w" }]);
        using var ledger = new MessageLedger(new LedgerOptions { Catalog = catalog });
        ledger.Apply(events);
        Assert.Equal(
            [
                $"email: other, {Some.Email}", "campaign: spring", "list: l", "workflow: w", "tag:a: b", "tag:colour: red", "team: north",
                "emailType: blog",
            ],
            ledger.Dimensions().Select(known => $"{known.By}: {string.Join(", ", known.Values)}"));
    }

    [Fact]
    public void A_series_without_a_period_goes_from_the_first_bucket_to_the_last()
    {
        var ledger = Some.Ledger(Some.Sent(0, "a"), Some.Sent(3 * Day, "b"));
        Assert.Equal([1L, 0, 0, 1], ledger.Series([Metric.Sent]).Total.Points.Select(point => point.Values[0].Count));
    }

    [Fact]
    public void A_series_with_too_many_buckets_has_gaps()
    {
        var ledger = Some.Ledger(Some.Sent(0, "a"));
        var scope = new ReportScope { From = new DateOnly(1971, 1, 1), To = new DateOnly(2199, 1, 1), Every = Frequency.QuarterHour };
        var series = ledger.Series([Metric.Sent], scope: scope);
        Assert.True(series.HasGaps);
        Assert.Equal([1L], series.Total.Points.Select(point => point.Values[0].Count));
    }

    [Fact]
    public void What_is_not_measured_of_a_row_is_not_measured_where_nothing_was_sent()
    {
        var catalog = new EmailCatalog([new Email { Id = Some.Email, Tracking = Tracking.Off }]);
        using var ledger = new MessageLedger(new LedgerOptions { Catalog = catalog });
        ledger.Apply(Some.Sent(0, "a"));
        ledger.Apply(Some.Sent(2 * Day, "b"));
        Assert.All(
            ledger.Series([Metric.Opened]).Total.Points, point => Assert.Equal(NotMeasured.TrackingOff, point.Values[0].NotMeasured));
    }

    private static string Refused(params Measure[] measures) =>
        Assert.Throws<ArgumentException>(() => Some.Ledger().Series(measures)).Message;

    private static EmailEvent In(string list, string contact) => Some.Sent(0, contact) with { Segments = new Segments { Lists = [list] } };
}
