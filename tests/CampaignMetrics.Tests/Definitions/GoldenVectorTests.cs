namespace CampaignMetrics.Tests.Definitions;

/// <summary>Numbers that the products themselves publish.</summary>
public sealed class GoldenVectorTests
{
    private static ContactId Contact(int i) => $"contact-{i}@example.com";

    private static IEnumerable<EmailEvent> Messages(int from, int count, params Func<ContactId, EmailEvent>[] events) =>
        Enumerable.Range(from, count).SelectMany(i => events.Select(make => make(Contact(i))));

    private static Func<ContactId, EmailEvent> Sent => to => Some.Sent(to: to);
    private static Func<ContactId, EmailEvent> Delivered => to => Some.Delivered(to: to);
    private static Func<ContactId, EmailEvent> Opened => to => Some.Opened(to: to);
    private static Func<ContactId, EmailEvent> Clicked => to => Some.Clicked(to: to);
    private static Func<ContactId, EmailEvent> BotOpened => to => Some.Opened(to: to, actor: Actor.Automation);
    private static Func<ContactId, EmailEvent> PrivacyOpened => to => Some.Opened(to: to, actor: Actor.PrivacyProxy);

    private static void Percent(double expected, ReportedRate rate, int digits) =>
        Assert.Equal(expected, Math.Round(rate.Value!.Value * 100, digits));

    /// <summary>HubSpot, marketing emails API v3, statistics histogram: the first example.</summary>
    [Fact]
    public void HubSpots_campaign_of_705()
    {
        var rates = Some.Report([
            .. Messages(0, 435, Sent, Delivered, Opened), .. Messages(435, 8, Sent, Delivered, Opened, Clicked),
            .. Messages(443, 261, Sent, Delivered),
            Some.NotSent("PREVIOUSLY_BOUNCED", to: Contact(704)),
        ]).Rates;
        Percent(62.926, rates.Open, 3);
        Percent(1.136, rates.Click, 3);
        Percent(1.806, rates.ClickThrough, 3);
        Percent(100, rates.Delivery, 3);
        Percent(0.142, rates.NotSent, 3);
    }

    /// <summary>HubSpot, marketing emails API v3, statistics histogram: the second example.</summary>
    [Fact]
    public void HubSpots_campaign_of_6()
    {
        var rates = Some.Report([
            .. Messages(0, 4, Sent, Delivered, Opened), Some.Sent(to: Contact(4)), Some.Bounced(stated: "hard", to: Contact(4)),
            Some.NotSent(to: Contact(5)),
        ]).Rates;
        Percent(20, rates.Bounce, 3);
        Percent(20, rates.HardBounce, 3);
        Percent(80, rates.Delivery, 3);
        Percent(16.667, rates.NotSent, 3);
        Percent(100, rates.Open, 3);
    }

    /// <summary>HubSpot community, idea 1065284: bots in the open rate.</summary>
    [Fact]
    public void HubSpots_bots()
    {
        var ledger = Some.Ledger(
            [
                .. Messages(0, 47, Sent, Delivered, Opened), .. Messages(47, 41, Sent, Delivered, BotOpened),
                .. Messages(88, 50, Sent, Delivered),
            ]);
        Percent(34.06, ledger.Report(Definition.HubSpot).Rates.Open, 2);
        Percent(63.77, ledger.Report(Definition.Pipedrive).Rates.Open, 2);
    }

    /// <summary>Brevo: 1,503 delivered at a trackable rate of 54.7 % are 822 estimated openers.</summary>
    [Fact]
    public void Brevos_estimate()
    {
        var rates = Some.Ledger(
            [
                .. Messages(0, 547, Sent, Delivered, Opened), .. Messages(547, 453, Sent, Delivered),
                .. Messages(1000, 503, Sent, Delivered, PrivacyOpened),
            ])
            .Report(Definition.Brevo).Rates;
        Assert.Equal((547, 1000), (rates.TrackableOpen!.Ratio.Numerator, rates.TrackableOpen.Ratio.Denominator));
        Assert.Equal((822, 1503), (rates.EstimatedOpen!.Ratio.Numerator, rates.EstimatedOpen.Ratio.Denominator));
        Assert.Equal((1050, 1503), (rates.Open.Ratio.Numerator, rates.Open.Ratio.Denominator));
    }

    /// <summary>Mailjet's users: 1,000 sent, 900 delivered, 200 opened, 20 clicked, 5 unsubscribed.</summary>
    [Fact]
    public void Mailjets_thousand()
    {
        var rates = Some.Report([
            .. Messages(0, 180, Sent, Delivered, Opened), .. Messages(180, 20, Sent, Delivered, Opened, Clicked),
            .. Messages(200, 695, Sent, Delivered),
            .. Messages(895, 5, Sent, Delivered, to =>
                new Unsubscribed { Id = Some.NewId(), At = Some.At(900), Email = Some.Email, Recipient = to }),
            .. Messages(900, 100, Sent, to => Some.Bounced(to: to)),
        ]).Rates;
        Percent(90, rates.Delivery, 1);
        Percent(22.2, rates.Open, 1);
        Percent(10, rates.ClickThrough, 1);
        Percent(0.56, rates.Unsubscribe, 2);
    }
}
