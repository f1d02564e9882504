namespace CampaignMetrics.Tests.Reports;

public sealed class TimesTests
{
    [Fact]
    public void Delivery_takes_from_sending_to_the_first_delivery() => Assert.Equal(
        Bucket(5_000), Times(Some.Sent(), Some.Delivered(5), Some.Delivered(900)).Delivery.Quantile(0.5));

    [Fact]
    public void A_delivery_before_its_sending_is_at_once() =>
        Assert.Equal(TimeSpan.Zero, Times(Some.Sent(10), Some.Delivered(9)).Delivery.Quantile(0)!.Value.From);

    [Fact]
    public void A_delivery_without_a_sending_is_left_out()
    {
        var delivery = Times(Some.Delivered()).Delivery;
        Assert.Equal((0L, 1L), (delivery.Count, delivery.LeftOut));
        Assert.Null(delivery.Quantile(0.5));
    }

    [Fact]
    public void A_delivery_that_only_a_reader_proves_has_no_time()
    {
        var delivery = Times(Some.Sent(), Some.Opened()).Delivery;
        Assert.Equal((0L, 0L), (delivery.Count, delivery.LeftOut));
    }

    [Fact]
    public void A_message_that_was_deferred_stands_apart()
    {
        var times = Times(Some.Sent(), Some.Deferred(3), Some.Delivered(600));
        Assert.Equal((1L, 0L, 1L), (times.Delivery.Count, times.DeliveryAtFirst.Count, times.DeliveryAfterDeferral.Count));
        Assert.Equal(new Rate(1, 1), times.DeferredAtFirst);
    }

    [Fact]
    public void A_deferral_after_the_delivery_is_no_first_answer() =>
        Assert.Equal(new Rate(0, 1), Times(Some.Sent(), Some.Delivered(3), Some.Deferred(5)).DeferredAtFirst);

    [Fact]
    public void A_bounce_is_an_answer() => Assert.Equal(new Rate(0, 1), Times(Some.Sent(), Some.Bounced()).DeferredAtFirst);

    [Fact]
    public void What_nobody_answered_to_is_no_part_of_the_whole() =>
        Assert.Equal(NotMeasured.NothingToCount, Times(Some.Sent()).DeferredAtFirst.NotMeasured);

    [Fact]
    public void Opens_and_clicks_count_from_the_sending()
    {
        var times = Times(Some.Sent(), Some.Delivered(5), Some.Opened(600), Some.Opened(9000), Some.Clicked(at: 1200));
        Assert.Equal((Bucket(600_000), Bucket(1_200_000)), (times.FirstOpen!.Quantile(1), times.FirstClick!.Quantile(1)));
    }

    [Fact]
    public void Without_tracking_opens_are_not_measured()
    {
        var catalog = new EmailCatalog([new Email { Id = Some.Email, Tracking = Tracking.Off }]);
        using var ledger = new MessageLedger(new LedgerOptions { Catalog = catalog });
        ledger.Apply(Some.Sent());
        Assert.Equal((null, NotMeasured.TrackingOff), (ledger.Times().FirstOpen, ledger.Times().NotMeasured));
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5)]
    public void A_quantile_s_bucket_holds_the_exact_one(int seed)
    {
        var random = new Random(seed);
        var lengths = Enumerable.Range(0, random.Next(1, 400)).Select(_ => (long)Math.Exp(random.NextDouble() * 20)).ToList();
        var delivery = Times(lengths.SelectMany(Message)).Delivery;
        lengths.Sort();
        foreach (var share in new[] { 0, 0.01, 0.25, 0.5, 0.9, 0.95, 0.99, 1 })
        {
            var exact = lengths[Math.Max(0, (int)Math.Ceiling(share * lengths.Count) - 1)];
            var bucket = delivery.Quantile(share)!.Value;
            Assert.InRange(exact, bucket.From.TotalMilliseconds, bucket.To.TotalMilliseconds - 1);
            Assert.InRange(Math.Abs(bucket.Middle.TotalMilliseconds - exact), 0, exact * DurationReport.RelativeError);
        }
    }

    /// <summary>0.55 × 100 is a little more than 55 in floating point.</summary>
    [Theory]
    [InlineData(0.55, 5), InlineData(0.56, 20), InlineData(0.07, 5)]
    public void A_quantile_is_not_rounded_to_the_next_rank(double share, double milliseconds)
    {
        var delivery = Times(Enumerable.Range(0, 100).SelectMany(i => Message(i < 55 ? 5 : 20, i))).Delivery;
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), delivery.Quantile(share)!.Value.From);
    }

    [Theory]
    [InlineData(-0.1), InlineData(1.1), InlineData(double.NaN)]
    public void A_share_is_from_0_to_1(double share) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Times(Some.Sent(), Some.Delivered()).Delivery.Quantile(share));

    private static IEnumerable<EmailEvent> Message(long length, int index) =>
        [Some.Sent(0, $"c{index}"), Some.Delivered(length / 1000.0, $"c{index}")];

    private static DurationBucket Bucket(long milliseconds) => Times(Message(milliseconds, 0)).Delivery.Buckets.Single();

    private static TimesReport Times(params IEnumerable<EmailEvent> events) => Some.Ledger(events).Times();
}
