using CampaignMetrics.Contacts.Timelines;
using FsCheck.Fluent;

namespace CampaignMetrics.Contacts.Tests.Timelines;

public sealed class TimelinePageTests
{
    private static readonly TimelineQuery Everybody = new() { MaySee = static _ => true };

    private static ContactTimeline Timeline(ContactId contact, params IEnumerable<double> sentAt)
    {
        var timeline = new ContactTimeline(contact);
        foreach (var at in sentAt) timeline.Apply(Some.Sent(at, $"email-{at}", contact));
        return timeline;
    }

    private static IEnumerable<string> Emails(IEnumerable<TimelineItem> items) =>
        items.Cast<EmailItem>().Select(item => $"{item.Contact.Value[0]} {item.Email}");

    [Fact]
    public void A_page_holds_as_many_entries_as_asked_for_newest_first()
    {
        var page = TimelinePage.Of(Timeline("ann@example.com", 1, 3, 2), Everybody with { Size = 2 });
        Assert.Equal(["a email-3", "a email-2"], Emails(page.Items));
        Assert.NotNull(page.Next);
    }

    [Fact]
    public void The_last_page_has_no_next() =>
        Assert.Null(TimelinePage.Of(Timeline("ann@example.com", 1, 2), Everybody with { Size = 2 }).Next);

    [Fact]
    public void A_page_may_be_as_large_as_a_number_can_be()
    {
        var page = TimelinePage.Of(Timeline("ann@example.com", 1, 2), Everybody with { Size = int.MaxValue });
        Assert.Equal(["a email-2", "a email-1"], Emails(page.Items));
    }

    [Fact]
    public void A_cursor_holds_while_entries_come_and_are_updated()
    {
        var timeline = Timeline("ann@example.com", 1, 2, 3, 4);
        var first = TimelinePage.Of(timeline, Everybody with { Size = 2 });
        timeline.Apply(Some.Sent(9, "email-9"));
        timeline.Apply(Some.Clicked(20, "email-3"));
        var second = TimelinePage.Of(timeline, Everybody with { Size = 2, After = first.Next });
        Assert.Equal(["a email-2", "a email-1"], Emails(second.Items));
    }

    [Fact]
    public void A_deal_shows_what_its_contacts_timelines_show()
    {
        var links = new ContactLinks();
        var deal = new LinkedObject("deal", "17");
        links.Link(deal, "bob@example.com");
        links.Link(deal, "ann@example.com");
        var page = TimelinePage.Of(links.ContactsOf(deal).Select(contact => Timeline(contact, 1, 2)), Everybody);
        Assert.Equal(["a email-2", "b email-2", "a email-1", "b email-1"], Emails(page.Items));
    }

    [Fact]
    public void Who_may_not_see_a_contact_sees_nothing_of_it()
    {
        var page = TimelinePage.Of(
            [Timeline("ann@example.com", 1), Timeline("bob@example.com", 1)],
            new TimelineQuery { MaySee = contact => contact == "bob@example.com" });
        Assert.Equal(["b email-1"], Emails(page.Items));
    }

    [Fact]
    public void A_link_can_be_ended()
    {
        var links = new ContactLinks();
        var deal = new LinkedObject("deal", "17");
        Assert.True(links.Link(deal, Some.Contact));
        Assert.False(links.Link(deal, Some.Contact));
        Assert.True(links.Unlink(deal, Some.Contact));
        Assert.Empty(links.ContactsOf(deal));
    }

    [Fact]
    public void Pages_together_are_the_whole_without_gaps_or_repeats() => Law.Holds(
        from ann in Gen.Choose(0, 9).ListOf()
        from bob in Gen.Choose(0, 9).ListOf()
        from size in Gen.Choose(1, 4)
        select (Ann: ann.Select(at => (double)at).ToList(), Bob: bob.Select(at => (double)at).ToList(), Size: size),
        made =>
        {
            ContactTimeline[] timelines = [Timeline("ann@example.com", made.Ann), Timeline("bob@example.com", made.Bob)];
            var whole = TimelinePage.Of(timelines, Everybody with { Size = 1000 }).Items;
            var paged = new List<TimelineItem>();
            for (TimelineCursor? after = default(TimelineCursor); after is not null;)
            {
                var page = TimelinePage.Of(
                    timelines, Everybody with { Size = made.Size, After = paged.Count == 0 ? null : ThroughText(after.Value) });
                paged.AddRange(page.Items);
                after = page.Next;
            }
            return Emails(whole).SequenceEqual(Emails(paged));
        });

    [Fact]
    public void A_cursor_of_a_contact_whose_key_has_several_lines_is_read_again()
    {
        var next = TimelinePage.Of([Timeline("two\nlines", [1, 2])], Everybody with { Size = 1 }).Next!.Value;
        Assert.Equal(next, ThroughText(next));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("%%%")]
    [InlineData("LTEKYQpi")]
    public void What_is_no_cursor_is_told(string? text) => Assert.False(TimelineCursor.TryParse(text, out _));

    [Fact]
    public void No_text_from_outside_throws_and_what_is_read_is_written_the_same() => Law.Holds(
        Gen.Elements("A", "z", "0", "-", "_", "=", "LTE", "CmE", "é", " ", "MTIz").ListOf().Select(parts => string.Concat(parts)),
        text =>
            !TimelineCursor.TryParse(text, out var cursor)
                || (TimelineCursor.TryParse(cursor.ToString(), out var again) && again == cursor));

    [Fact]
    public void A_page_of_nothing_is_a_mistake() => Assert.Throws<ArgumentOutOfRangeException>(() => Everybody with { Size = 0 });

    private static TimelineCursor ThroughText(TimelineCursor cursor) =>
        TimelineCursor.TryParse(cursor.ToString(), out var parsed) ? parsed : throw new InvalidOperationException("no cursor");
}
