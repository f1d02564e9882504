using CampaignMetrics.Contacts.Audiences;
using CampaignMetrics.Contacts.Consents;
using CampaignMetrics.Contacts.Subscriptions;
using CampaignMetrics.Contacts.Timelines;

namespace CampaignMetrics.Contacts.Tests.Subscriptions;

/// <summary>Threads that feed one object at once lose nothing: it ends as if one had fed it.</summary>
public sealed class ParallelSubscriptionTests
{
    private const int Contacts = 2_000, EventsAContact = 4, Many = 30_000, Threads = 8;

    private static readonly Trigger[] Triggers = [.. Enum.GetValues<Trigger>().Where(trigger => trigger != Trigger.SoftBounceLimitReached)];

    [Fact]
    public void Many_contacts_end_as_if_one_thread_had_fed_them()
    {
        var events = Enumerable.Range(0, Contacts * EventsAContact).Select(i => (Contact: Key(i % Contacts), Event: Told(i))).ToList();
        var (parallel, sequential) = (new SubscriptionLedger(), new SubscriptionLedger());
        AtOnce(events, one => parallel.Apply(one.Contact, one.Event));
        foreach (var (contact, told) in events) sequential.Apply(contact, told);
        Assert.Equal(States(sequential), States(parallel));
    }

    [Fact]
    public void One_contact_ends_as_if_one_thread_had_fed_it()
    {
        var events = Enumerable.Range(0, 2_000).Select(Told).ToList();
        var (parallel, sequential) = (new SubscriptionLedger(), new SubscriptionLedger());
        AtOnce(events, told => parallel.Apply(Some.Contact, told));
        foreach (var told in events) sequential.Apply(Some.Contact, told);
        Assert.Equal(sequential.History(Some.Contact).Changes, parallel.History(Some.Contact).Changes);
        Assert.Equal(sequential.History(Some.Contact).Refusals, parallel.History(Some.Contact).Refusals);
    }

    [Fact]
    public void Events_of_emails_are_applied_by_many_threads()
    {
        var ledger = new SubscriptionLedger();
        AtOnce(Enumerable.Range(0, Many), i => ledger.Apply(Some.Unsubscribed(to: Key(i))));
        Assert.Equal(Many, ledger.Contacts.Count(contact => ledger.StateOf(contact) == SubscriptionState.Unsubscribed));
    }

    [Fact]
    public void The_limit_for_all_contacts_is_exact()
    {
        var ledger = new SubscriptionLedger(new SubscriptionOptions { OptInRequestsPerDay = 100 });
        AtOnce(Enumerable.Range(0, Contacts), i => ledger.Apply(Key(i), Some.Event(Trigger.OptInRequested, i % 60)));
        Assert.Equal(100, ledger.Contacts.Count());
    }

    [Fact]
    public void The_limit_for_each_contact_is_exact()
    {
        var ledger = new SubscriptionLedger(new SubscriptionOptions { OptInRequestsPerContactPerDay = 3 });
        var events = Enumerable.Range(0, 400)
            .SelectMany(i => new[] { Some.Event(Trigger.OptInRequested, i), Some.Event(Trigger.OptInWithdrawn, i + 0.5) }).ToList();
        var sent = 0;
        AtOnce(events, told =>
        {
            var isChange = ledger.Apply(Some.Contact, told).Kind == OutcomeKind.Changed;
            if (isChange && told.Trigger == Trigger.OptInRequested) Interlocked.Increment(ref sent);
        });
        Assert.Equal(3, sent);
    }

    [Fact]
    public void An_asking_thread_disturbs_nobody()
    {
        var ledger = new SubscriptionLedger();
        var events = Enumerable.Range(0, Contacts * EventsAContact).Select(i => (Contact: Key(i % 50), Event: Told(i))).ToList();
        AtOnce(events, one =>
        {
            ledger.StateOf(one.Contact, "news");
            ledger.Apply(one.Contact, one.Event);
            ledger.StandingOf(one.Contact);
            Assert.InRange(ledger.Contacts.Count(), 1, 50);
        });
        foreach (var contact in ledger.Contacts)
        {
            var own = events.Where(one => one.Contact == contact).Select(one => one.Event);
            Assert.Equal(SubscriptionHistory.Replay(own).State, ledger.StateOf(contact));
        }
    }

    [Fact]
    public void Contacts_that_were_given_do_not_change()
    {
        var ledger = new SubscriptionLedger();
        ledger.Apply(Some.Unsubscribed());
        var given = ledger.Contacts;
        ledger.Apply(Some.Unsubscribed(to: "bob@example.com"));
        Assert.Equal([Some.Contact], given);
    }

    [Fact]
    public void A_contact_whose_only_request_was_over_the_limit_is_none()
    {
        var ledger = new SubscriptionLedger(new SubscriptionOptions { OptInRequestsPerDay = 0 });
        ledger.Apply(Some.Contact, Some.Event(Trigger.OptInRequested));
        Assert.Empty(ledger.Contacts);
    }

    [Fact]
    public void A_forgotten_contact_takes_events_again()
    {
        var ledger = new SubscriptionLedger();
        AtOnce(Enumerable.Range(0, Many), i =>
        {
            if (i % 3 == 0) ledger.Forget(Some.Contact);
            ledger.Apply(Some.Contact, Some.Event(Trigger.Imported, i));
        });
        ledger.Apply(Some.Contact, Some.Event(Trigger.Unsubscribed, Many));
        Assert.Equal(SubscriptionState.Unsubscribed, ledger.StateOf(Some.Contact));
    }

    [Fact]
    public void Statements_of_many_threads_are_all_kept()
    {
        var consents = new TrackingConsents();
        AtOnce(Enumerable.Range(0, Many), i =>
            consents.Add(Key(i % 5_000), new ConsentStatement(Some.At(i), TrackingConsent.Denied)));
        Assert.Equal(Many, Enumerable.Range(0, 5_000).Sum(i => consents.StatementsOf(Key(i)).Count));
    }

    [Fact]
    public void A_directory_and_its_lists_are_filled_by_many_threads()
    {
        var directory = new ContactDirectory();
        var list = directory.List("all");
        AtOnce(Enumerable.Range(0, Many), i =>
        {
            directory.Add(Key(i), $"address-{i}@example.com");
            list.Add(Key(i));
        });
        Assert.Equal((Many, Many), (directory.Count, list.Count));
    }

    [Fact]
    public void An_audience_is_selected_while_contacts_come()
    {
        var directory = new ContactDirectory();
        var list = directory.List("all", "first@example.com");
        AtOnce(Enumerable.Range(0, 150), i =>
        {
            directory.Add(Key(i), $"address-{i}@example.com");
            list.Add(Key(i));
            var audience = Audience.Select(new AudienceRequest
            {
                Lists = [list], Standing = _ => new Standing(SubscriptionState.Subscribed), Suppression = new Suppression([Key(149).Value]),
            });
            Assert.All(audience.Recipients, recipient => Assert.Contains('@', recipient.Address));
        });
        Assert.Equal(151, list.Count);
    }

    [Fact]
    public void Links_of_many_threads_are_all_kept()
    {
        var links = new ContactLinks();
        AtOnce(Enumerable.Range(0, Many), i => links.Link(new LinkedObject("deal", "7"), Key(i)));
        Assert.Equal(Many, links.ContactsOf(new LinkedObject("deal", "7")).Count);
    }

    private static ContactId Key(int i) => $"contact-{i}@example.com";

    private static SubscriptionEvent Told(int i) => Some.Event(
        Triggers[i * 7 % Triggers.Length], i % 97, i % 3 == 0 ? new SubscriptionType("news") : default(SubscriptionType?), $"{i % 7}",
        $"email-{i % 11}");

    private static void AtOnce<T>(IEnumerable<T> items, Action<T> act) =>
        Parallel.ForEach(items, new ParallelOptions { MaxDegreeOfParallelism = Threads }, act);

    private static IEnumerable<string> States(SubscriptionLedger ledger) => ledger.Contacts
        .OrderBy(contact => contact.Value, StringComparer.Ordinal)
        .Select(contact => $"{contact} {ledger.StateOf(contact)} {ledger.StateOf(contact, "news")}");
}
