using CampaignMetrics.Contacts.Timelines;
using FsCheck.Fluent;

namespace CampaignMetrics.Contacts.Tests.Timelines;

/// <summary>An email that goes to a contact again and again, such as a monthly statement.</summary>
public sealed class RepeatingEmailTests
{
    private const double Month = 30 * 24 * 60;

    private static readonly TimelineOptions Repeating = new()
    {
        Ledger = new LedgerOptions { Catalog = new EmailCatalog([new Email { Id = Some.Email, Repeats = true }]) },
    };

    private static readonly Replied Reply = new() { At = Some.At(Month + 20), Email = Some.Email, Recipient = Some.Contact };

    private static readonly EmailEvent[] Told =
        [Some.Sent(0), Some.Sent(Month), Some.Sent(2 * Month), Some.Opened(Month + 10), Reply];

    private static ContactTimeline Timeline(params IEnumerable<EmailEvent> events)
    {
        var timeline = new ContactTimeline(Some.Contact, Repeating);
        foreach (var told in events) timeline.Apply(told);
        return timeline;
    }

    private static IEnumerable<EmailItem> Items(params IEnumerable<EmailEvent> events) => Timeline(events).Items().OfType<EmailItem>();

    [Fact]
    public void Each_sending_is_an_entry_at_its_own_time() =>
        Assert.Equal([Some.At(2 * Month), Some.At(Month), Some.At(0)], Items(Told).Select(item => item.At));

    [Fact]
    public void An_entry_is_updated_by_the_events_of_its_own_sending() =>
        Assert.Equal([Some.At(2 * Month), Reply.At, Some.At(0)], Items(Told).Select(item => item.UpdatedAt));

    [Fact]
    public void An_entry_has_the_events_of_its_own_sending() =>
        Assert.Equal([1, 3, 1], Items(Told).Select(item => item.History.Count));

    [Fact]
    public void Only_the_sending_that_was_answered_is_marked()
    {
        EmailEvent[] answers =
        [
            new Forwarded { At = Some.At(Month + 30), Email = Some.Email, Recipient = Some.Contact },
            Some.Unsubscribed(Month + 40), Some.SpamReported(Month + 50),
        ];
        Assert.Equal(
            [(false, false, false, false), (true, true, true, true), (false, false, false, false)],
            Items([.. Told, .. answers]).Select(item => (item.IsReplied, item.IsForwarded, item.IsUnsubscribed, item.IsSpamReported)));
    }

    [Fact]
    public void Pages_of_one_entry_show_every_sending()
    {
        var timeline = Timeline(Told);
        var query = new TimelineQuery { MaySee = static _ => true, Size = 1 };
        var times = new List<DateTimeOffset>();
        for (var page = TimelinePage.Of(timeline, query); ; page = TimelinePage.Of(timeline, query with { After = page.Next }))
        {
            times.AddRange(page.Items.Select(item => item.At));
            if (page.Next is null) break;
        }
        Assert.Equal([Some.At(2 * Month), Some.At(Month), Some.At(0)], times);
    }

    [Fact]
    public void Sendings_that_are_named_are_told_apart_at_the_same_instant()
    {
        var named = Items(Some.Sent(0) with { Send = "march" }, Some.Sent(0) with { Send = "april" }).ToList();
        Assert.Equal(["march", "april"], named.Select(item => item.Send));
        Assert.Equal([1, 1], named.Select(item => item.History.Count));
    }

    [Fact]
    public void A_sending_that_was_only_opened_has_its_event() =>
        Assert.Equal([1], Items(Some.Opened(10)).Select(item => item.History.Count));

    [Fact]
    public void A_sending_that_was_skipped_stands_beside_one_that_was_not()
    {
        var skipped = new NotSent { At = Some.At(Month), Email = Some.Email, Recipient = Some.Contact, Reason = "PREVIOUSLY_BOUNCED" };
        Assert.Equal(
            [(Disposition.NotSent, 1), (Disposition.Pending, 1)],
            Items(Some.Sent(0), skipped).Select(item => (item.Disposition, item.History.Count)));
    }

    [Fact]
    public void Every_event_stands_in_one_entry_at_most() => Law.Holds(
        Gen.Zip(Gen.Choose(0, 7), Gen.Choose(0, 40)).ListOf(),
        made =>
        {
            var events = made.Select(one => Event(one.Item1, one.Item2 * 15)).ToList();
            var shown = Items(events).ToList();
            var told = shown.SelectMany(item => item.History).ToList();
            return shown.All(item => item.History.Count > 0) && told.Distinct().Count() == told.Count;
        });

    private static EmailEvent Event(int kind, double at) => kind switch
    {
        0 or 1 => Some.Sent(at),
        2 => new NotSent { At = Some.At(at), Email = Some.Email, Recipient = Some.Contact },
        3 => Some.Sent(at) with { Send = "march" },
        4 => Some.Opened(at) with { Send = "april" },
        5 => Some.Delivered(at),
        6 => Some.Bounced("550 5.1.1 User unknown", at),
        _ => Some.Clicked(at),
    };
}
