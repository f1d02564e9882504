using CampaignMetrics.Reports;
using CampaignMetrics.Reports.Breakdowns;

namespace CampaignMetrics.Portfolio.Watch;

/// <summary>Makes the rows of a watch report from the sums of a breakdown by mailbox provider and by email, each divided into
/// days.</summary>
internal sealed class WatchRows(BreakdownSums sums, Definition definition, ReportScope scope)
{
    private static readonly RateFormula Complaints = new(Metric.SpamReported, Metric.Delivered);

    /// <summary>What is compared with the days before.</summary>
    private static readonly RateFormula[] Watched =
    [
        new(Metric.Bounced, Metric.Sent), new(Metric.HardBounced, Metric.Sent), new(Metric.BlockedBounced, Metric.Sent), Complaints,
        new(Metric.Unsubscribed, Metric.Delivered),
    ];

    /// <summary>What a breakdown is made by: their order is that of <see cref="BreakdownSums.Rows"/>.</summary>
    public static BreakdownRequest Request { get; } = new([Dimension.MailboxProvider, Dimension.Email], ByTime: true);

    private IEnumerable<RowSum> ProviderRows => BreakdownRows.Ordered(sums.Rows[0], Dimension.MailboxProvider);

    public HealthScore Health
    {
        get
        {
            var measurement = MeasurementOf(sums.Whole, Unseen.Nothing);
            return HealthOf(measurement, ComplaintsOfAll(measurement));
        }
    }

    public IEnumerable<WatchProvider> Providers =>
        from row in ProviderRows
        let measurement = MeasurementOf(row.Whole(), UnseenOf(row))
        let complaints = ComplaintsOf(measurement)
        select new WatchProvider(row.Key, new DeliveryReport(measurement.Counts), complaints, HealthOf(measurement, complaints));

    public IEnumerable<WatchDay> Days =>
        from row in ProviderRows
        let unseen = UnseenOf(row)
        from start in row.Buckets.Order()
        let measurement = MeasurementOf(row.Find(start)!, unseen)
        where HasMail(measurement.Counts)
        let complaints = ComplaintsOf(measurement)
        select new WatchDay(
            row.Key, DayOf(start), new DeliveryReport(measurement.Counts), complaints,
            ComplaintLimit.Of(row.Key)?.StandingOf(complaints));

    /// <summary>The unusual changes, and how many comparisons were made.</summary>
    public (List<UnusualChange> Changes, long Comparisons) Changes()
    {
        var search = new ChangeSearch();
        foreach (var row in ProviderRows) Compare(search, Dimension.MailboxProvider, row, UnseenOf(row));
        foreach (var row in BreakdownRows.Ordered(sums.Rows[1], Dimension.Email)) Compare(search, Dimension.Email, row, Unseen.Nothing);
        return (search.Unusual(), search.Comparisons);
    }

    private void Compare(ChangeSearch search, Dimension by, RowSum row, Unseen unseen)
    {
        foreach (var formula in Watched)
        {
            var before = new Ratio(0, 0);
            foreach (var start in row.Buckets.Order())
            {
                var now = RateOf(formula, MeasurementOf(row.Find(start)!, unseen));
                if (now.NotMeasured is not null) continue;
                search.Compare(by, row.Key, DayOf(start), formula.Numerator, now, before);
                before = new Ratio(before.Numerator + now.Numerator, before.Denominator + now.Denominator);
            }
        }
    }

    /// <summary>What is not seen of a provider's messages. A complaint that is told all the same makes all its days measured.</summary>
    private Unseen UnseenOf(RowSum row)
    {
        var unseen = Dimension.MailboxProvider.UnseenOf(row.Key);
        return unseen == Unseen.Complaints && MeasurementOf(row.Whole(), unseen).Counts[Metric.SpamReported] > 0 ? Unseen.Nothing : unseen;
    }

    private Measurement MeasurementOf(CellSum cell, Unseen unseen) => sums.MeasurementOf(cell, unseen);

    private Ratio ComplaintsOf(Measurement measurement) => RateOf(Complaints, measurement);

    private Ratio RateOf(RateFormula formula, Measurement measurement) => new RateCalculator(definition, measurement).Evaluate(formula);

    private HealthScore HealthOf(Measurement measurement, Ratio complaints) => new(measurement.Counts[Metric.Sent],
    [
        new HealthLoss(HealthCause.Bounces, RateOf(new(Metric.Bounced, Metric.Sent), measurement)),
        new HealthLoss(HealthCause.Complaints, complaints),
    ]);

    /// <summary>The complaints of all providers that tell them. The messages to the others would only dilute the rate, and a complaint
    /// that one of these tells all the same would lower it.</summary>
    private Ratio ComplaintsOfAll(Measurement all)
    {
        var told = ProviderRows.Where(row => Dimension.MailboxProvider.UnseenOf(row.Key) != Unseen.Complaints)
            .Select(row => ComplaintsOf(MeasurementOf(row.Whole(), Unseen.Nothing))).Where(rate => rate.NotMeasured is null).ToList();
        if (told.Count > 0) return new Ratio(told.Sum(rate => rate.Numerator), told.Sum(rate => rate.Denominator));
        return ComplaintsOf(all).NotMeasured is { } reason ? Ratio.Unmeasured(reason) : Ratio.Unmeasured(NotMeasured.ReceiverReportsNone);
    }

    /// <summary>Whether anything of a person's is counted: what only programs did makes no day.</summary>
    private static bool HasMail(MetricCounts counts) =>
        counts[Metric.Selected] + counts[Metric.Delivered] + counts[Metric.Bounced] + counts[Metric.SpamReported]
        + counts[Metric.Unsubscribed] > 0;

    private DateOnly DayOf(long start) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(start), scope.Zone).DateTime);
}
