using System.Text.Json;

namespace CampaignMetrics.Tests.Portfolio;

/// <summary>Bounces, complaints and what receivers tell, by mailbox provider and day.</summary>
public sealed class WatchTests
{
    private static readonly DateOnly First = new(2026, 3, 1);

    [Fact]
    public void A_day_has_the_mail_that_was_sent_on_it()
    {
        var watch = Watch(
            Mail("gmail.com", 0, delivered: 3, hard: 1), Mail("gmail.com", 1, delivered: 2), Mail("yahoo.com", 1, blocked: 1));
        Assert.Equal(
            [("Gmail", 0, 4, 1), ("Gmail", 1, 2, 0), ("Yahoo", 1, 1, 1)],
            watch.Days.Select(day => (
                day.Provider!, day.Day.DayNumber - First.DayNumber, (int)day.Delivery.Sent, (int)day.Delivery.Bounced)));
        Assert.Equal(1, watch.Days[2].Delivery.BouncedAs(BounceClass.Blocked));
    }

    [Fact]
    public void Days_are_those_of_the_zone()
    {
        var scope = new ReportScope { Zone = TimeZoneInfo.FindSystemTimeZoneById("Pacific/Auckland") };
        Assert.Equal(First.AddDays(1), Ledger(Mail("gmail.com", 0, delivered: 1)).Watch(scope: scope).Days.Single().Day);
    }

    [Theory]
    [InlineData(2, LimitStanding.Below), InlineData(3, LimitStanding.OverLimit)]
    public void Own_complaints_stand_against_the_limit(int complaints, LimitStanding standing)
    {
        var day = Watch(Mail("yahoo.com", 0, delivered: 1000 - complaints, complaints: complaints)).Days.Single();
        Assert.Equal((new Ratio(complaints, 1000), standing), (day.Complaints, day.Standing!.Value));
    }

    [Fact]
    public void Gmail_s_complaints_are_not_measured()
    {
        var day = Watch(Mail("gmail.com", 0, delivered: 10)).Days.Single();
        Assert.Equal((NotMeasured.ReceiverReportsNone, default(LimitStanding?)), (day.Complaints.NotMeasured, day.Standing));
    }

    [Fact]
    public void Who_publishes_no_limit_has_no_standing() =>
        Assert.Null(Watch(Mail("gmx.de", 0, delivered: 1, complaints: 1)).Days.Single().Standing);

    [Fact]
    public void Receivers_numbers_stand_beside_and_change_none()
    {
        ReceiverDay[] told = [new("Gmail", "shop.example", First, [new("spamRate", 0.5)])];
        var ledger = Ledger(Mail("gmail.com", 0, delivered: 2000));
        Assert.Equal(told, ledger.Watch(told).Receivers);
        Assert.Equal(ledger.Watch().Health, ledger.Watch(told).Health);
        Assert.Equal(ledger.Watch().Days.AsEnumerable(), ledger.Watch(told).Days);
    }

    [Fact]
    public void Receivers_days_outside_the_period_are_left_out()
    {
        ReceiverDay[] told = [.. Enumerable.Range(0, 4).Select(day => new ReceiverDay("Gmail", null, First.AddDays(day), []))];
        var watch = Ledger().Watch(told, scope: new ReportScope { From = First.AddDays(1), To = First.AddDays(3) });
        Assert.Equal([First.AddDays(1), First.AddDays(2)], watch.Receivers.Select(day => day.Day));
    }

    [Fact]
    public void Violations_are_those_of_the_unsubscriptions()
    {
        var ledger = Ledger(Mail("gmail.com", 0, delivered: 1), Mail("gmail.com", 5, delivered: 1));
        ledger.Apply(new Unsubscribed { At = Some.At(100), Email = "news", Recipient = "0-0@gmail.com" });
        ledger.Apply(new Sent { At = Some.At(100 + 3 * 86_400), Email = "next", Recipient = "0-0@gmail.com" });
        Assert.Equal((1L, ledger.Unsubscriptions().Violations), (ledger.Watch().Violations.Messages, ledger.Watch().Violations));
    }

    [Fact]
    public void Too_few_messages_have_no_score()
    {
        var health = Watch(Mail("gmail.com", 0, delivered: 999)).Health;
        Assert.Equal((default(double?), NotMeasured.NotEnoughData), (health.Points, health.NotMeasured));
    }

    [Theory]
    [InlineData(0, 100), InlineData(20, 90), InlineData(100, 50), InlineData(500, 50)]
    public void Bounces_take_up_to_half_of_the_points(int bounces, double points) =>
        Assert.Equal(points, Watch(Mail("gmx.de", 0, delivered: 1000 - bounces, hard: bounces)).Health.Points!.Value, 9);

    [Theory]
    [InlineData(0, 100), InlineData(3, 75), InlineData(6, 50), InlineData(60, 50)]
    public void Complaints_take_up_to_half_of_the_points(int complaints, double points) =>
        Assert.Equal(points, Watch(Mail("gmx.de", 0, delivered: 2000 - complaints, complaints: complaints)).Health.Points!.Value, 9);

    [Fact]
    public void A_score_says_what_it_lost_where()
    {
        var watch = Watch(
            Mail("gmx.de", 0, delivered: 980, hard: 20), Mail("yahoo.com", 0, delivered: 997, complaints: 3),
            Mail("gmail.com", 0, delivered: 1000));
        Assert.Equal((10.0, 0.0), Lost("GMX"));
        Assert.Equal((0.0, 50.0), Lost("Yahoo"));
        Assert.Equal((0.0, null), Lost("Gmail"));

        (double? Bounces, double? Complaints) Lost(string provider) =>
            watch.Providers.Single(row => row.Provider == provider).Health.Losses is [var bounces, var complaints]
                ? (bounces.Lost, complaints.Lost)
                : default;
    }

    /// <summary>Gmail tells no complaints, so its messages would only dilute the rate.</summary>
    [Fact]
    public void The_complaints_of_all_are_of_those_who_tell_them()
    {
        var health = Watch(Mail("yahoo.com", 0, delivered: 997, complaints: 3), Mail("gmail.com", 0, delivered: 9000)).Health;
        Assert.Equal(new Ratio(3, 1000), health.Losses[1].Rate);
    }

    [Fact]
    public void Where_nobody_tells_complaints_they_are_not_measured() => Assert.Equal(
        NotMeasured.ReceiverReportsNone, Watch(Mail("gmail.com", 0, delivered: 1000)).Health.Losses[1].Rate.NotMeasured);

    [Fact]
    public void No_mail_gives_an_empty_report()
    {
        var watch = Watch();
        Assert.Equal((0, 0, 0L), (watch.Days.Length, watch.Providers.Length, watch.Comparisons));
        Assert.Equal((default(double?), default(double?)), (watch.Health.Points, watch.Threshold));
    }

    [Fact]
    public void Rows_beyond_the_most_are_counted()
    {
        var ledger = Ledger([.. Enumerable.Range(0, 5).Select(day => Mail("gmail.com", day, delivered: 1))]);
        var watch = ledger.Watch(scope: new ReportScope { MaxRows = 3 });
        Assert.Equal((3, 2L), (watch.Days.Length, watch.DaysLeftOut));
    }

    [Fact]
    public void Parts_add_up()
    {
        var (one, other) = (Mail("gmail.com", 0, delivered: 400, hard: 3), Mail("gmail.com", 1, delivered: 300, hard: 40));
        var whole = Watch(one, other);
        Assert.Equal(whole.ToString(), WatchReport.Merge(Watch(one), Watch(other)).ToString());
        Assert.NotEmpty(whole.Changes);
    }

    [Fact]
    public void Parts_with_other_receivers_numbers_are_refused() => Assert.Throws<ArgumentException>(() =>
        WatchReport.Merge(Watch(), Ledger().Watch([new ReceiverDay("Gmail", null, First, [])])));

    [Fact]
    public void What_was_read_back_cannot_be_merged()
    {
        var read = JsonSerializer.Deserialize<WatchReport>(JsonSerializer.Serialize(Watch()))!;
        Assert.Throws<ArgumentException>(() => WatchReport.Merge(read));
    }

    internal static WatchReport Watch(params IEnumerable<EmailEvent>[] mail) => Ledger(mail).Watch();

    internal static MessageLedger Ledger(params IEnumerable<EmailEvent>[] mail) => Some.Ledger(mail.SelectMany(part => part));

    /// <summary>Messages to contacts of a domain, sent on a day.</summary>
    internal static IEnumerable<EmailEvent> Mail(
        string domain, int day, int delivered = 0, int hard = 0, int blocked = 0, int complaints = 0, string email = "news")
    {
        var at = Some.At(0).Date.AddHours(13).AddDays(day - (DateOnly.FromDateTime(Some.At(0).Date).DayNumber - First.DayNumber));
        var number = 0;
        for (var i = 0; i < delivered + hard + blocked + complaints; i++)
        {
            var contact = new ContactId($"{day}-{number++}@{domain}");
            var sent = new DateTimeOffset(at, TimeSpan.Zero);
            yield return new Sent { At = sent, Email = email, Recipient = contact };
            if (i < hard + blocked)
                yield return new Bounced
                {
                    At = sent, Email = email, Recipient = contact,
                    Response = new ServerResponse { BounceClass = i < hard ? "hard" : "blocked" },
                };
            else yield return new Delivered { At = sent, Email = email, Recipient = contact };
            if (i >= hard + blocked + delivered) yield return new SpamReported { At = sent, Email = email, Recipient = contact };
        }
    }
}
