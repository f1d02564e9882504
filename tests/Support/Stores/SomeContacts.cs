using CampaignMetrics.Contacts.Audiences;
using CampaignMetrics.Contacts.Consents;
using CampaignMetrics.Contacts.Storage;
using CampaignMetrics.Contacts.Subscriptions;
using CampaignMetrics.Testing;

namespace CampaignMetrics.Tests.Support.Stores;

/// <summary>Batches of what is known of contacts that are the same in every process.</summary>
internal static class SomeContacts
{
    private const int BatchContacts = 10;

    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>The contacts of the first batches.</summary>
    public static ContactId[] Keys { get; } =
        [.. Enumerable.Range(0, Some.BatchesOfContacts).SelectMany(batch => Enumerable.Range(0, BatchContacts).Select(i => Key(batch, i)))];

    /// <summary>A batch by its number: contacts that are imported, and what they state; and now and then something new of the batch
    /// before.</summary>
    public static List<ContactEvent> Batch(int number) =>
    [
        .. Enumerable.Range(0, BatchContacts).SelectMany(i => Events(Key(number, i), i, Start.AddMinutes(number))),
        .. number > 0 ? Later(number - 1, Start.AddMinutes(number)) : [],
    ];

    /// <summary>All that can be asked of contacts.</summary>
    public static string StateOf(DurableContacts contacts)
    {
        var audience = AudienceOf(contacts);
        var all = contacts.Subscriptions.Contacts.Concat(Keys).Distinct().OrderBy(contact => contact.Value, StringComparer.Ordinal);
        return string.Join('\n', all.Select(contact =>
        {
            var changes = contacts.Subscriptions.History(contact).Changes.Select(one => $"{one.At.UtcDateTime:O} {one.To}");
            var consents = contacts.Consents.StatementsOf(contact).Select(one => $"{one.At.UtcDateTime:O} {one.Consent}");
            return $"{contact} {contacts.AddressOf(contact)} {audience.Why(contact).Reason}: {string.Join(',', changes.Concat(consents))}";
        }));
    }

    /// <summary>All that can be asked of contacts in memory that got the first batches at once, without what is forgotten with the first
    /// contacts.</summary>
    public static async Task<string> StateOfAsync(int batches, int forgotten)
    {
        var gone = Keys.Take(forgotten).ToHashSet();
        await using var contacts = await DurableContacts.OpenAsync(Some.Ledger, new MemoryStore());
        await contacts.AppendAsync(Enumerable.Range(0, batches).SelectMany(Batch)
            .Where(told => !gone.Contains(told.Contact) || told is Suppressed or Unsuppressed));
        return StateOf(contacts);
    }

    /// <summary>Whom a mail that needs no consent would reach: all but those on the suppression list.</summary>
    private static Audience AudienceOf(DurableContacts contacts)
    {
        var directory = new ContactDirectory();
        foreach (var contact in contacts.Subscriptions.Contacts.Concat(Keys)) directory.Add(contact);
        return Audience.Select(new AudienceRequest
        {
            Lists = [directory.List("all", contacts.Subscriptions.Contacts.Concat(Keys))], Suppression = contacts.Suppression,
            Standing = contact => contacts.Subscriptions.StandingOf(contact), Rule = MailingRules.Transactional,
        });
    }

    private static IEnumerable<ContactEvent> Events(ContactId contact, int index, DateTimeOffset at)
    {
        yield return Triggered(contact, Trigger.Imported, at);
        yield return (index % 4) switch
        {
            0 => new AddressStated(contact, at, $"new-{contact}"),
            1 => new ConsentStated(contact, new ConsentStatement(at, TrackingConsent.Granted, "form")),
            2 => Triggered(contact, Trigger.Unsubscribed, at.AddSeconds(1)),
            _ => new Suppressed(contact, at),
        };
    }

    /// <summary>What comes with the next batch: a copy, and changes.</summary>
    private static IEnumerable<ContactEvent> Later(int batch, DateTimeOffset at) =>
    [
        Triggered(Key(batch, 0), Trigger.Imported, Start.AddMinutes(batch)),
        new ContactRemoved(Key(batch, 4), at),
        new ConsentStated(Key(batch, 5), new ConsentStatement(at, TrackingConsent.Denied)),
        Triggered(Key(batch, 6), Trigger.SubscribedWithProof, at),
        new Unsuppressed(Key(batch, 7), at),
    ];

    private static ContactId Key(int batch, int index) => $"contact-{index}-{batch}@example.com";

    private static SubscriptionTriggered Triggered(ContactId contact, Trigger trigger, DateTimeOffset at) =>
        new(contact, new SubscriptionEvent { Trigger = trigger, At = at, Proof = "form" });
}
