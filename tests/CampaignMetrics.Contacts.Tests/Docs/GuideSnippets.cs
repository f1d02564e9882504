using System.Security.Cryptography;
using CampaignMetrics.Contacts.Audiences;
using CampaignMetrics.Contacts.Consents;
using CampaignMetrics.Contacts.Engagements;
using CampaignMetrics.Contacts.Subscriptions;
using CampaignMetrics.Contacts.Timelines;

namespace CampaignMetrics.Contacts.Tests.Docs;

/// <summary>The code of the guide, run.</summary>
public sealed class GuideSnippets
{
    private readonly DateTimeOffset at = Some.Start;
    private readonly TrackingConsents consents = new();
    private readonly MessageLedger messages = new();
    private readonly EmailEvent[] events = [Some.Sent(), Some.Delivered(), Some.Opened(), Some.Clicked()];

    [Fact]
    public void An_import_does_not_overturn_a_no()
    {
        // snippet
        var ledger = new SubscriptionLedger();
        var outcome = ledger.Apply("ann@example.com", new SubscriptionEvent { At = at, Trigger = Trigger.Imported, By = "import 12" });
        Console.WriteLine(outcome);                                     // changed to Subscribed

        ledger.Apply(new Unsubscribed { At = at.AddDays(1), Email = "spring-sale", Recipient = "ann@example.com", Scope = "all" });
        outcome =
            ledger.Apply("ann@example.com", new SubscriptionEvent { At = at.AddDays(2), Trigger = Trigger.Imported, By = "import 13" });
        // The contact has unsubscribed: only a confirmed double opt-in or a proof of consent leads back.
        Console.WriteLine(outcome.Reason?.Explain());
        // end
        Assert.Equal(
            "The contact has unsubscribed: only a confirmed double opt-in or a proof of consent leads back.", outcome.Reason?.Explain());
        Assert.Equal("changed to Subscribed", Outcome.ChangedTo(SubscriptionState.Subscribed).ToString());
    }

    [Fact]
    public void Rules_are_replaced()
    {
        // snippet
        var pipedrive = new SubscriptionLedger(SubscriptionOptions.Pipedrive);

        static Outcome OnlyDoubleOptIn(SubscriptionState state, Trigger trigger) => (trigger, state) switch
        {
            (Trigger.SubscribedWithProof, SubscriptionState.Unsubscribed) => Outcome.Rejected(RejectionReason.HasUnsubscribed),
            _ => TransitionTables.Default(state, trigger),
        };
        var strict =
            new SubscriptionLedger(new SubscriptionOptions { Table = OnlyDoubleOptIn, SoftBounceLimit = 3, OptInRequestsPerDay = 100 });
        Console.WriteLine(StateDiagram.Mermaid(OnlyDoubleOptIn));
        // end
        pipedrive.Apply(Some.SpamReported());
        Assert.Equal(SubscriptionState.Unsubscribed, pipedrive.StateOf(Some.Contact));
        strict.Apply(Some.Unsubscribed());
        Assert.Equal(RejectionReason.HasUnsubscribed, strict.Apply(Some.Contact, Some.Event(Trigger.SubscribedWithProof, 99)).Reason);
    }

    [Fact]
    public void Consent_holds_from_an_instant()
    {
        // snippet
        var consents = new TrackingConsents();
        consents.Add("ann@example.com", new ConsentStatement(at, TrackingConsent.Granted, "sign-up form"));
        consents.Add("ann@example.com", new ConsentStatement(at.AddDays(30), TrackingConsent.Denied, "preference centre"));
        Console.WriteLine(consents.AsOf("ann@example.com", at.AddDays(29)));   // Granted
        Console.WriteLine(consents.AsOf("ann@example.com", at.AddDays(30)));   // Denied
        // end
        Assert.Equal(
            (TrackingConsent.Granted, TrackingConsent.Denied),
            (consents.AsOf(Some.Contact, at.AddDays(29)), consents.AsOf(Some.Contact, at.AddDays(30))));
    }

    [Fact]
    public void Erasure_leaves_no_address()
    {
        // snippet
        IReadOnlyList<EmailEvent> kept = Erasure.Erase("ann@example.com", events, RandomNumberGenerator.Fill);
        // end
        Assert.All(kept, told => Assert.Equal(32, told.Recipient.Value.Length));
    }

    [Fact]
    public void An_audience_is_selected()
    {
        var ledger = new SubscriptionLedger();
        ledger.Apply("ann@example.com", Some.Event(Trigger.Imported));
        // snippet
        var contacts = new ContactDirectory();
        var customers = contacts.List("customers", "ann@example.com", "bob@example.com", "eve@example.com");
        var readers = contacts.List("readers", "ann@example.com");
        var staff = contacts.List("staff", "eve@example.com");

        var audience = Audience.Select(new AudienceRequest
        {
            Lists = [customers, readers],
            Exclusions = [staff],
            Suppression = new Suppression(["carol@example.com"], "rival.example"),
            Standing = contact => ledger.StandingOf(contact, "offers"),
        });
        foreach (var recipient in audience.Recipients) Console.WriteLine($"{recipient.Address} from {string.Join(", ", recipient.Lists)}");
        // bob@example.com is not mailed. The contact has not agreed to this mail.
        Console.WriteLine(audience.Why("bob@example.com"));
        foreach (var told in audience.NotSentEvents("spring-sale", at)) messages.Apply(told);
        // end
        Assert.Equal("bob@example.com is not mailed. The contact has not agreed to this mail.", audience.Why("bob@example.com").ToString());
        Assert.Equal((1, 2), (audience.RecipientCount, audience.NotSentCount));
    }

    [Fact]
    public void A_timeline_is_shown()
    {
        // snippet
        var timeline =
            new ContactTimeline("ann@example.com", new TimelineOptions { ContactName = contact => "Ann Lee", Consents = consents });
        foreach (var told in events) timeline.Apply(told);

        var page = TimelinePage.Of(timeline, new TimelineQuery { Size = 20, MaySee = contact => true });
        foreach (var item in page.Items)
            Console.WriteLine(item switch
            {
                EmailItem email =>
                    $"{email.At:d} {email.ContactName}: {email.EmailName ?? email.Email.Value}, {email.Disposition}, {email.Opens} opens, {email.Clicks} clicks",
                StatusItem status => $"{status.At:d} {status.Change.From} -> {status.Change.To}",
                _ => "",
            });
        // end
        Assert.Single(page.Items);
    }

    [Fact]
    public void Engagement_is_measured()
    {
        var contacts = new ContactDirectory();
        foreach (var told in events) messages.Apply(told);
        // snippet
        var profile = EngagementProfile.Of(
            "ann@example.com", events, asOf: at.AddDays(90), new EngagementOptions { Zone = TimeZoneInfo.Utc, WindowDays = [30, 90] });
        Console.WriteLine($"{profile.LastOpen} {profile.LastClick} {profile.Windows[0].Counts.Opens}");

        var resend = contacts.List("non-openers", EngagementSegments.NonOpeners(messages, "spring-sale"));
        var sleeping = contacts.List("sleeping", EngagementSegments.NeverOpened(messages));
        // end
        Assert.Equal((0, 0, 1), (resend.Count, sleeping.Count, (int)profile.Total.Opens));
    }

    [Fact]
    public void The_readme_shows_the_round()
    {
        // snippet
        var ledger = new SubscriptionLedger();
        ledger.Apply(
            "ann@example.com", new SubscriptionEvent { At = at, Trigger = Trigger.SubscribedWithProof, Proof = "form of 2 March" });
        ledger.Apply(
            new Bounced
            {
                At = at.AddDays(1), Email = "spring-sale", Recipient = "bob@example.com",
                Response = new ServerResponse { Smtp = "550 5.1.1 User unknown" },
            });

        var contacts = new ContactDirectory();
        var audience = Audience.Select(new AudienceRequest
        {
            Lists = [contacts.List("customers", "ann@example.com", "bob@example.com")],
            Standing = contact => ledger.StandingOf(contact),
        });
        Console.WriteLine(audience.RecipientCount);           // 1
        Console.WriteLine(audience.Why("bob@example.com"));   // bob@example.com is not mailed. An earlier email to the address bounced.
        // end
        Assert.Equal(
            "1 bob@example.com is not mailed. An earlier email to the address bounced.",
            $"{audience.RecipientCount} {audience.Why("bob@example.com")}");
    }
}
