using System.Globalization;
using CampaignMetrics.Contacts.Consents;
using CampaignMetrics.Contacts.Storage;
using CampaignMetrics.Contacts.Subscriptions;

namespace CampaignMetrics.Contacts.Tests.Storage;

/// <summary>A few contacts to which much happens, partly at the same instants; and what it amounts to, computed without a log.</summary>
internal static class ContactsWorld
{
    private static readonly ContactId[] Keys = ["ann@example.com", "bob@example.com", "crm-42", "@rival.example"];

    public static List<ContactEvent> Events(Random random) => [.. Enumerable.Range(0, random.Next(1, 40)).Select(_ => Event(random))];

    /// <summary>All that can be asked, as text: what the events amount to.</summary>
    public static string Expected(IReadOnlyCollection<ContactEvent> events, SubscriptionOptions? options = null)
    {
        var (ledger, consents) = (new SubscriptionLedger(options), new TrackingConsents());
        foreach (var told in events)
        {
            if (told is SubscriptionTriggered triggered) ledger.Apply(told.Contact, triggered.Event);
            if (told is ConsentStated stated) consents.Add(told.Contact, stated.Statement);
        }
        var suppressed = Keys.Where(key => Last(events, key, told => told is Suppressed or Unsuppressed) is Suppressed);
        return Text(ledger, consents, key => AddressOf(events, key), suppressed.Select(key => key.Value.TrimStart('@')));
    }

    /// <summary>The same of contacts that are kept.</summary>
    public static string Told(DurableContacts contacts) => Text(
        contacts.Subscriptions, contacts.Consents, contacts.AddressOf,
        Keys.Where(key => key.Value[0] == '@'
            ? contacts.Suppression.HoldsDomainOf("a" + key.Value)
            : contacts.Suppression.Addresses.Contains(key.Value)).Select(key => key.Value.TrimStart('@')));

    private static string Text(
        SubscriptionLedger ledger, TrackingConsents consents, Func<ContactId, string?> addressOf, IEnumerable<string> suppressed) =>
        string.Join('\n', Keys.Select(key => $"{Text(key, ledger)} {Text(key, consents)} {addressOf(key)}")
        .Append(string.Join(',', ledger.Contacts.Select(contact => contact.Value).Order(StringComparer.Ordinal)))
        .Append(string.Join(',', suppressed)));

    private static string Text(ContactId key, SubscriptionLedger ledger) => string.Create(
        CultureInfo.InvariantCulture,
        $"{key}: {ledger.StateOf(key)} {ledger.StateOf(key, "news")} {string.Join(',', ledger.History(key).Changes)}"
        + $" {string.Join(',', ledger.History(key).Refusals)}");

    private static string Text(ContactId key, TrackingConsents consents) => string.Join(',', consents.StatementsOf(key).Select(Text));

    // The same instant in whatever offset it was stated.
    private static string Text(ConsentStatement statement) => $"{statement.At.UtcDateTime:O} {statement.Consent} {statement.Source}";

    private static string? AddressOf(IReadOnlyCollection<ContactEvent> events, ContactId key) =>
        Last(events, key, told => told is AddressStated or ContactRemoved) is AddressStated stated ? stated.Address ?? key.Value : null;

    private static ContactEvent? Last(IEnumerable<ContactEvent> events, ContactId key, Func<ContactEvent, bool> isMeant) => events
        .Where(told => told.Contact == key && isMeant(told))
        .OrderBy(told => told.At)
        .ThenBy(told => told is ContactRemoved or Suppressed)
        .ThenBy(told => (told as AddressStated)?.Address, StringComparer.Ordinal)
        .LastOrDefault();

    private static ContactEvent Event(Random random)
    {
        var (key, at) = (Keys[random.Next(Keys.Length)], Some.At(random.Next(6)));
        return random.Next(6) switch
        {
            0 or 1 => new SubscriptionTriggered(key, Triggered(random, at)),
            2 => new ConsentStated(key, new ConsentStatement(at, (TrackingConsent)random.Next(3), random.Next(2) == 0 ? "form" : null)),
            3 => new AddressStated(key, at, random.Next(3) == 0 ? null : $"a{random.Next(3)}@example.com"),
            4 => random.Next(3) == 0 ? new ContactRemoved(key, at) : new AddressStated(key, at),
            _ => random.Next(2) == 0 ? new Suppressed(key, at) : new Unsuppressed(key, at),
        };
    }

    private static SubscriptionEvent Triggered(Random random, DateTimeOffset at) => new()
    {
        At = at, Trigger = (Trigger)random.Next(Enum.GetValues<Trigger>().Length), Proof = "form",
        Type = random.Next(3) == 0 ? new SubscriptionType("news") : default(SubscriptionType?), Email = $"email-{random.Next(4)}",
        Id = random.Next(2) == 0 ? $"id-{random.Next(3)}" : default,
    };
}
