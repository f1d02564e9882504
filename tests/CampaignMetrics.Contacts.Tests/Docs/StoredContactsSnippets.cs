using CampaignMetrics.Contacts.Audiences;
using CampaignMetrics.Contacts.Consents;
using CampaignMetrics.Contacts.Storage;
using CampaignMetrics.Contacts.Subscriptions;
using CampaignMetrics.Sqlite;
using CampaignMetrics.Testing;

namespace CampaignMetrics.Contacts.Tests.Docs;

#pragma warning disable xUnit1051 // a page shows no token of a test
/// <summary>The code of the guide about contacts that stay, run.</summary>
public sealed class StoredContactsSnippets : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("campaign-metrics-page-");
    private readonly DateTimeOffset at = Some.Start;
    private readonly EmailEvent[] events = [Some.Sent(), Some.Delivered(), Some.SpamReported(to: "eve@example.com")];

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Contacts_are_kept_in_a_file()
    {
        var path = Path.Combine(_folder.FullName, "events.db");
        // snippet
        await using var store = await SqliteStore.OpenAsync(path);
        await using var contacts = await DurableContacts.OpenAsync("newsletter", store, store);

        ContactEvent[] told =
        [
            new SubscriptionTriggered(
                "ann@example.com", new SubscriptionEvent { At = at, Trigger = Trigger.SubscribedWithProof, Proof = "form of 2 March" }),
            new ConsentStated("ann@example.com", new ConsentStatement(at, TrackingConsent.Denied, "preference centre")),
            new AddressStated("crm-42", at, "bob@example.com"),
            new Suppressed("carol@example.com", at),
            new Suppressed("@rival.example", at),
        ];
        foreach (ContactEventResult result in await contacts.AppendAsync(told))
            if (result.Reason is { } reason) Console.Error.WriteLine(reason);
        await contacts.AppendAsync(events);   // unsubscriptions, complaints and bounces among the events of emails
        // end
        await using var again = await DurableContacts.OpenAsync("newsletter", store, store);
        Assert.Equal(
            (SubscriptionState.Subscribed, SubscriptionState.Complained, TrackingConsent.Denied, "bob@example.com"),
            (again.Subscriptions.StateOf("ann@example.com"), again.Subscriptions.StateOf("eve@example.com"),
                again.Consents.AsOf("ann@example.com", at), again.AddressOf("crm-42")));
    }

    [Fact]
    public async Task An_audience_is_selected_from_them()
    {
        var store = new MemoryStore();
        await using var contacts = await DurableContacts.OpenAsync("newsletter", store, store);
        await contacts.AppendAsync(
        [
            new SubscriptionTriggered("crm-42", Some.Event(Trigger.Imported)), new AddressStated("crm-42", at, "bob@example.com"),
            new SubscriptionTriggered("eve@rival.example", Some.Event(Trigger.Imported)), new Suppressed("@rival.example", at),
        ]);
        // snippet
        var directory = contacts.NewDirectory();
        var audience = Audience.Select(new AudienceRequest
        {
            Lists = [directory.List("customers", "ann@example.com", "crm-42", "eve@rival.example")],
            Suppression = contacts.Suppression,
            Standing = contact => contacts.Subscriptions.StandingOf(contact, "offers"),
        });
        // end
        Assert.Equal(["bob@example.com"], audience.Recipients.Select(recipient => recipient.Address));
    }

    [Fact]
    public async Task A_contact_is_forgotten()
    {
        var store = new MemoryStore();
        await using var contacts = await DurableContacts.OpenAsync("newsletter", store, store);
        await contacts.AppendAsync([new AddressStated("ann@example.com", at)]);
        // snippet
        long removed = await contacts.ForgetAsync("ann@example.com");
        // end
        Assert.Equal((1, null), (removed, contacts.AddressOf("ann@example.com")));
    }

    [Fact]
    public async Task The_readme_keeps_contacts()
    {
        var store = new MemoryStore();
        // snippet
        await using var contacts = await DurableContacts.OpenAsync("newsletter", store, store);
        await contacts.AppendAsync([new Suppressed("carol@example.com", at), new AddressStated("crm-42", at, "bob@example.com")]);
        await contacts.AppendAsync(events);                                   // durable and applied when the task ends
        Console.WriteLine(contacts.Subscriptions.StateOf("ann@example.com"));
        // end
        Assert.Equal("bob@example.com", contacts.AddressOf("crm-42"));
    }
}
