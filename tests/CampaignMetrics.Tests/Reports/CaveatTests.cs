using CampaignMetrics.Catalogs;

namespace CampaignMetrics.Tests.Reports;

/// <summary>What a reader must know to trust a number, and only what applies.</summary>
public sealed class CaveatTests
{
    private static Caveat? Of(Report report, CaveatCode code) => report.Caveats.SingleOrDefault(caveat => caveat.Code == code);

    private static EmailEvent[] Delivered(int count) =>
        [.. Enumerable.Range(0, count).SelectMany(i => new EmailEvent[] { Some.Sent(to: $"c{i}"), Some.Delivered(to: $"c{i}") })];

    [Fact]
    public void They_come_in_a_fixed_order()
    {
        var codes = Some.Report(
            Some.Sent(), Some.Opened(), Some.Opened(agent: "curl/8.5.0"), Some.Unsubscribed() with { Email = default(EmailId?) })
            .Caveats.Select(caveat => caveat.Code).ToList();
        Assert.Equal(codes.Order(), codes);
    }

    [Fact]
    public void Messages_whose_deliveries_nobody_tells()
    {
        var caveat = Of(Some.Report(Some.Sent(to: "a"), Some.Sent(to: "b"), Some.Opened(to: "b")), CaveatCode.DeliveriesNotReported)!;
        Assert.Equal((2L, 1.0), (caveat.Count, caveat.Share));
    }

    [Theory]
    [InlineData(72 * 3600, null), InlineData((72 * 3600) + 0.001, 1L)]
    public void What_is_pending_for_longer_than_three_days(double later, long? count) => Assert.Equal(
        count, Of(Some.Ledger(Some.Sent()).Report(scope: new ReportScope { AsOf = Some.At(later) }), CaveatCode.PendingLong)?.Count);

    [Fact]
    public void Without_an_instant_nobody_can_say_what_is_pending_for_long() =>
        Assert.Null(Of(Some.Report(Some.Sent()), CaveatCode.PendingLong));

    [Fact]
    public void Openers_who_are_known_by_privacy_proxies_only()
    {
        var caveat = Of(
            Some.Report(
                Some.Delivered(to: "a"), Some.Opened(to: "a", agent: "Mozilla/5.0"), Some.Delivered(to: "b"),
                Some.Opened(to: "b", agent: "Mozilla/5.0"), Some.Opened(4000, to: "b")), CaveatCode.PrivacyOpens)!;
        Assert.Equal((1L, 0.5), (caveat.Count, caveat.Share));
    }

    [Fact]
    public void Images_that_are_not_loaded_have_no_count()
    {
        var caveat = Of(Some.Report(Some.Delivered(), Some.Opened()), CaveatCode.ImagesOff)!;
        Assert.Equal((null, null), (caveat.Count, caveat.Share));
    }

    [Fact]
    public void Images_that_are_not_loaded_concern_opens_after_the_month_of_delivery()
    {
        var april = new ReportScope { From = new DateOnly(2026, 4, 1) };
        var report = Some.Ledger(Some.Delivered(), Some.Opened(60 * 60 * 24 * 60))
            .Report(Definition.HubSpot with { DateBasis = DateBasis.EventDate }, april);
        Assert.Equal((0, 1), (report.Delivery.Delivered, report.Engagement.UniqueOpens));
        Assert.NotNull(Of(report, CaveatCode.ImagesOff));
    }

    [Fact]
    public void Opens_and_clicks_by_programs()
    {
        var caveat = Of(Some.Report(Some.Delivered(), Some.Opened(), Some.Clicked(agent: "curl/8.5.0")), CaveatCode.Automation)!;
        Assert.Equal((1L, 0.5), (caveat.Count, caveat.Share));
    }

    [Fact]
    public void Emails_that_are_not_measured() => Assert.Equal(
        1,
        Of(
            Some.Ledger(
                new LedgerOptions { Catalog = new EmailCatalog([new Email { Id = Some.Email, Tracking = Tracking.Off }]) },
                Some.Sent(), Some.Sent(email: "other"), Some.Opened() with { Email = "other" }).Report(),
            CaveatCode.UntrackedEmails)!.Count);

    [Fact]
    public void Ids_that_several_types_share() => Assert.Equal(
        1, Of(Some.Report(Some.Sent() with { Id = "m" }, Some.Delivered() with { Id = "m" }), CaveatCode.IdForSeveralTypes)!.Count);

    /// <summary>So many that no two of them can be told apart by a part of their ids.</summary>
    [Theory]
    [InlineData(200, 0), InlineData(200, 1), InlineData(200, 70)]
    public void Ids_that_several_types_share_among_many(int opens, int shared)
    {
        EmailEvent[] opened = [.. Enumerable.Range(0, opens).Select(i => Some.Opened() with { Id = $"id-{i}" })];
        EmailEvent[] clicked = [.. Enumerable.Range(0, shared).Select(i => Some.Clicked() with { Id = $"id-{i * 2}" })];
        EmailEvent[] viewed = [.. Enumerable.Range(0, shared).Select(i => Some.Viewed(1) with { Id = $"id-{i * 2}" })];
        var caveat = Of(Some.Report([Some.Sent(), .. opened, .. clicked, .. viewed]), CaveatCode.IdForSeveralTypes);
        Assert.Equal(shared, caveat?.Count ?? 0);
    }

    [Fact]
    public void One_id_on_several_types_is_several_events() =>
        Assert.Equal(1, Some.Report(Some.Sent() with { Id = "m" }, Some.Delivered() with { Id = "m" }).Delivery.Delivered);

    [Theory]
    [InlineData(1, 1L), InlineData(29, 29L), InlineData(30, null), InlineData(0, null)]
    public void Few_delivered_messages(int delivered, long? count) =>
        Assert.Equal(count, Of(Some.Report([Some.Bounced(to: "b"), .. Delivered(delivered)]), CaveatCode.FewDelivered)?.Count);

    [Fact]
    public void Events_that_name_no_email() => Assert.Equal(
        1, Of(Some.Report(Some.Unsubscribed() with { Email = default(EmailId?) }), CaveatCode.EventsWithoutEmail)!.Count);
}
