using System.Text;

namespace CampaignMetrics.Tests.Messages;

/// <summary>A report of some emails does not look at the others, and yet knows all of them that matters.</summary>
public sealed class AskedEmailsTests
{
    private static readonly ReportScope Spring = new() { Email = Some.Email };

    [Fact]
    public void An_order_that_began_in_another_email_belongs_to_that_one()
    {
        var report = Some.Ledger(
            Some.Delivered(), In("summer", Some.Delivered()), In("summer", Order(10, at: 500)), Order(12, at: 600)).Report(scope: Spring);
        Assert.Empty(report.Revenue);
    }

    [Fact]
    public void A_conversion_whose_last_click_is_in_another_email_is_that_emails()
    {
        var report = Some.Ledger(
            Some.Delivered(), Some.Clicked(at: 300), In("summer", Some.Delivered()), In("summer", Some.Clicked(at: 400)),
            Some.Converted(5, at: 500, named: false)).Report(scope: Spring);
        Assert.Empty(report.Revenue);
    }

    [Fact]
    public void A_refund_in_another_email_is_subtracted()
    {
        var report = Some.Ledger(
            Some.Delivered(), In("summer", Some.Delivered()), Order(10, at: 500), In("summer", Order(-4, at: 600))).Report(scope: Spring);
        Assert.Equal(6m, report.Revenue.Single().Amount.Amount);
    }

    [Fact]
    public void An_open_of_another_email_is_a_sign_of_tracking() =>
        Assert.Null(Some.Ledger(Some.Delivered(), In("summer", Some.Opened())).Report(scope: Spring).Rates.Open.Ratio.NotMeasured);

    [Fact]
    public void A_reply_to_another_email_is_a_sign_of_an_inbox() =>
        Assert.Null(Some.Ledger(Some.Delivered(), In("summer", Some.Replied())).Report(scope: Spring).Rates.Reply.Ratio.NotMeasured);

    [Fact]
    public void A_sign_that_a_corrected_copy_takes_back_is_none()
    {
        var opened = In("summer", Some.Opened()) with { Id = "o" };
        var corrected = opened with { At = opened.At.AddSeconds(-1), Actor = Actor.Automation };
        Assert.Equal(
            NotMeasured.NoSignOfTracking,
            Some.Ledger(Some.Delivered(), opened, corrected).Report(scope: Spring).Rates.Open.Ratio.NotMeasured);
    }

    [Fact]
    public void Where_messages_are_spilled_it_is_the_same()
    {
        EmailEvent[] events =
        [
            Some.Delivered(), Some.Opened(), In("summer", Some.Delivered()), In("summer", Some.Replied()), Order(10, at: 500),
            In("summer", Order(-4, at: 600)),
        ];
        using var spilled = Some.Ledger(new LedgerOptions { Spill = new SpillOptions(0, () => new MemoryStream()) }, events);
        Assert.Equal(
            Encoding.UTF8.GetString(Some.Ledger(events).Report(scope: Spring).ToJson()),
            Encoding.UTF8.GetString(spilled.Report(scope: Spring).ToJson()));
    }

    private static Converted Order(decimal amount, double at) => Some.Converted(amount, at: at) with { Order = "A-1" };

    private static T In<T>(string email, T happened) where T : EmailEvent => (T)(happened with { Email = email });
}
