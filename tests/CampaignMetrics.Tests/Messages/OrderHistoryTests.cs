namespace CampaignMetrics.Tests.Messages;

public sealed class OrderHistoryTests
{
    private static readonly EventQuery OnThirdOfMarch = new()
    {
        Definition = Definition.HubSpot with { DateBasis = DateBasis.EventDate },
        Scope = new ReportScope { From = new DateOnly(2026, 3, 3), To = new DateOnly(2026, 3, 4) },
    };

    private static Converted Of(string? order, decimal amount, double at, bool named = true) =>
        Some.Converted(amount, at: at, named: named) with { Order = order };

    private static HistoryItem Last(EventQuery query, params IEnumerable<EmailEvent> events) =>
        Some.Ledger(LedgerOptions.Default, events).History(Some.Contact, query).Items[^1];

    private static string? ReasonAgainstLast(params IEnumerable<EmailEvent> events) => Last(EventQuery.All, events).NotCounted;

    [Fact]
    public void A_refund_of_a_placed_order_counts() =>
        Assert.Null(ReasonAgainstLast(Some.Sent(), Some.Delivered(), Of("A-1", 50, 900), Of("A-1", -20, 1000)));

    [Fact]
    public void A_refund_of_an_order_that_another_email_placed_counts() => Assert.Null(ReasonAgainstLast(
        Some.Sent(), Some.Delivered(), Of("A-1", 50, 900) with { Email = "other" }, Of("A-1", -20, 1000)));

    [Fact]
    public void A_refund_before_its_order_counts() =>
        Assert.True(Last(EventQuery.All, Of("A-1", 50, 1000), Of("A-1", -20, 900)).Counts);

    [Fact]
    public void A_refund_of_an_unknown_order_does_not_count() =>
        Assert.Equal("unknown-order", ReasonAgainstLast(Some.Sent(), Some.Delivered(), Of("A-9", -20, 1000)));

    [Fact]
    public void A_refund_of_another_contacts_order_does_not_count() => Assert.Equal(
        "unknown-order", ReasonAgainstLast(Of("A-1", 50, 900) with { Recipient = "someone.else@example.org" }, Of("A-1", -20, 1000)));

    [Fact]
    public void A_refund_that_names_no_order_does_not_count() =>
        Assert.Equal("unknown-order", ReasonAgainstLast(Some.Sent(), Some.Delivered(), Of(null, -20, 1000)));

    [Fact]
    public void A_refund_of_an_unknown_order_does_not_count_without_an_email_either() =>
        Assert.Equal("unknown-order", ReasonAgainstLast(Of("A-9", -20, 1000, named: false)));

    [Fact]
    public void A_refund_of_what_a_stated_program_ordered_does_not_count() =>
        Assert.Equal("unknown-order", ReasonAgainstLast(Of("A-1", 50, 900) with { Actor = Actor.Automation }, Of("A-1", -20, 1000)));

    [Fact]
    public void A_refund_that_names_no_email_counts_for_the_email_of_its_order() =>
        Assert.True(Last(EventQuery.All, Of("A-1", 50, 900), Of("A-1", -20, 1000, named: false)).Counts);

    [Fact]
    public void A_refund_of_an_order_that_names_no_email_alone_does_not_tell_whether_it_counts() =>
        Assert.Equal("no-email", ReasonAgainstLast(Of("A-1", 50, 900, named: false), Of("A-1", -20, 1000)));

    [Fact]
    public void By_event_date_a_refund_counts_when_its_order_was_placed()
    {
        // The order is of 2 March, its refund of the 3rd.
        var (placed, refunded) = (Of("A-1", 50, 900), Of("A-1", -20, 90_000));
        Assert.Equal("outside-period", Last(OnThirdOfMarch, placed, refunded).NotCounted);
    }

    [Fact]
    public void By_event_date_a_correction_counts_when_its_order_was_placed()
    {
        var (placed, corrected) = (Of("A-1", 50, 90_000), Of("A-1", 40, 200_000));
        Assert.Null(Last(OnThirdOfMarch, placed, corrected).NotCounted);
    }

    [Fact]
    public void By_event_date_a_refund_of_an_unknown_order_may_lie_outside_the_period() =>
        Assert.Equal("outside-period", Last(OnThirdOfMarch, Of("A-9", -20, 900)).NotCounted);

    [Fact]
    public void By_event_date_an_automatic_reply_may_lie_outside_the_period() =>
        Assert.Equal("outside-period", Last(OnThirdOfMarch, Some.Bounced(5, smtp: "I am out of the office until Monday")).NotCounted);

    [Fact]
    public void What_a_program_unsubscribed_without_an_email_does_not_count() => Assert.Equal(
        "stated", ReasonAgainstLast(Some.Unsubscribed() with { Email = null, Actor = Actor.Automation }));
}
