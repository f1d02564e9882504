using CampaignMetrics.Contacts.Consents;
using CampaignMetrics.Contacts.Subscriptions;
using CampaignMetrics.Contacts.Timelines;

namespace CampaignMetrics.Contacts.Tests.Timelines;

public sealed class ContactTimelineTests
{
    private static readonly TimelineOptions Named = new()
    {
        ContactName = contact => contact == Some.Contact ? "Ann Lee" : null,
        Ledger = new LedgerOptions { Catalog = new EmailCatalog([new Email { Id = Some.Email, Name = "Spring sale" }]) },
    };

    private static ContactTimeline Timeline(params EmailEvent[] events) => Timeline(Named, events);

    private static ContactTimeline Timeline(TimelineOptions options, params EmailEvent[] events)
    {
        var timeline = new ContactTimeline(Some.Contact, options);
        foreach (var told in events) timeline.Apply(told);
        return timeline;
    }

    private static EmailItem TheEmail(ContactTimeline timeline) =>
        Assert.IsType<EmailItem>(Assert.Single(timeline.Items(), item => item is EmailItem));

    [Fact]
    public void An_email_is_one_entry_with_contact_email_and_time_of_sending()
    {
        var item = TheEmail(Timeline(Some.Sent(0), Some.Delivered(1)));
        Assert.Equal(
            ("Ann Lee", "Spring sale", Some.At(0), Disposition.Delivered), (item.ContactName, item.EmailName, item.At, item.Disposition));
    }

    [Fact]
    public void Opens_and_clicks_update_the_entry_in_its_place()
    {
        var timeline = Timeline(Some.Sent(0), Some.Delivered(1));
        var before = TheEmail(timeline);
        timeline.Apply(Some.Opened(10));
        timeline.Apply(Some.Clicked(11));
        timeline.Apply(Some.Clicked(11));
        var after = TheEmail(timeline);
        Assert.Equal((before.At, 1, 1, Some.At(11)), (after.At, after.Opens, after.Clicks, after.UpdatedAt));
    }

    [Fact]
    public void A_programs_clicks_do_not_count_but_are_in_the_history()
    {
        var item = TheEmail(Timeline(Some.Sent(0), Some.Delivered(1), Some.Clicked(2, actor: Actor.Automation)));
        Assert.Equal((0, 0), (item.Opens, item.Clicks));
        Assert.Contains(item.History, told => told.Label?.Actor == Actor.Automation);
    }

    [Fact]
    public void A_bounce_says_what_it_is_and_what_the_server_said()
    {
        var item = TheEmail(Timeline(Some.Sent(0), Some.Bounced("550 5.1.1 User unknown", 1)));
        Assert.Equal((Disposition.Bounced, "550 5.1.1 User unknown"), (item.Disposition, item.Response?.Smtp));
        Assert.False(string.IsNullOrEmpty(item.Bounce?.Explanation));
    }

    [Fact]
    public void Replies_unsubscriptions_and_complaints_are_marked()
    {
        var item = TheEmail(Timeline(
            Some.Sent(0), new Replied { At = Some.At(3), Email = Some.Email, Recipient = Some.Contact },
            new Forwarded { At = Some.At(4), Email = Some.Email, Recipient = Some.Contact },
            Some.Unsubscribed(5), Some.SpamReported(6)));
        Assert.True(item is { IsReplied: true, IsForwarded: true, IsUnsubscribed: true, IsSpamReported: true });
    }

    [Fact]
    public void An_email_that_was_not_sent_says_why() =>
        Assert.Equal(
            "PREVIOUSLY_BOUNCED",
            TheEmail(
                Timeline(
                    new NotSent
                    {
                        At = Some.At(0), Email = Some.Email, Recipient = Some.Contact, Reason = "PREVIOUSLY_BOUNCED",
                    })).NotSentReason);

    [Fact]
    public void Changes_of_status_stand_among_the_emails_newest_first()
    {
        var timeline = Timeline(Some.Sent(0), Some.Delivered(1), Some.Sent(100, "summer"), Some.Unsubscribed(50));
        timeline.Apply(Some.Event(Trigger.Imported, -10));
        Assert.Equal(
            ["summer", "Unsubscribed", "spring-sale", "Subscribed"],
            timeline.Items().Select(item => item is EmailItem email ? email.Email.Value : ((StatusItem)item).Change.To.ToString()));
    }

    [Fact]
    public void Changes_at_one_instant_stand_latest_first()
    {
        var timeline = Timeline();
        timeline.Apply(Some.Event(Trigger.Imported, 5, id: "a"));
        timeline.Apply(Some.Event(Trigger.Unsubscribed, 5, id: "b"));
        Assert.Equal(["Unsubscribed", "Subscribed"], timeline.Items().Cast<StatusItem>().Select(item => item.Change.To.ToString()));
    }

    [Fact]
    public void The_order_of_arrival_does_not_matter()
    {
        EmailEvent[] events =
        [
            Some.Sent(0), Some.Delivered(1), Some.Opened(10), Some.Clicked(11), Some.Unsubscribed(50), Some.Sent(100, "summer"),
            Some.Bounced("452 4.2.2 Mailbox full", 101, "summer"),
        ];
        var expected = Timeline(events).Items().Select(Text).ToList();
        for (var seed = 0; seed < 50; seed++) Assert.Equal(expected, Timeline([.. Law.Shuffled(events, seed)]).Items().Select(Text));
    }

    [Fact]
    public void Opens_under_denied_consent_are_not_shown_even_when_the_denial_comes_later()
    {
        var consents = new TrackingConsents();
        var timeline = Timeline(Named with { Consents = consents }, Some.Sent(0), Some.Delivered(1), Some.Opened(10), Some.Opened(30));
        Assert.Equal(2, TheEmail(timeline).Opens);
        consents.Add(Some.Contact, new ConsentStatement(Some.At(20), TrackingConsent.Denied));
        Assert.Equal(1, TheEmail(timeline).Opens);
    }

    [Fact]
    public void Another_contacts_event_is_a_mistake() => Assert.Throws<ArgumentException>(() => Timeline(Some.Sent(to: "bob@example.com")));

    private static string Text(TimelineItem item) => item is EmailItem email
        ? $"{email.At:o} {email.Email} {email.Disposition} {email.Opens} {email.Clicks} "
            + $"{email.IsUnsubscribed} {email.UpdatedAt:o} {email.History.Count}"
        : item.ToString();
}
