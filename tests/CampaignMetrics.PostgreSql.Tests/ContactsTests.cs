using CampaignMetrics.Contacts.Storage;
using CampaignMetrics.Contacts.Subscriptions;

namespace CampaignMetrics.PostgreSql.Tests;

/// <summary>Subscriptions and addresses in a database that several hosts share.</summary>
public sealed class ContactsTests(Server server)
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task States_are_there_for_the_next_host()
    {
        var connection = server.NewDatabase();
        await using var store = await PostgreSqlStore.OpenAsync(connection);
        await using (var contacts = await OpenAsync(store)) await contacts.AppendAsync(Events(0, 200));
        await using var other = await PostgreSqlStore.OpenAsync(connection);
        await using var again = await OpenAsync(other);
        Assert.Equal(Expected(0, 200), States(again, 200));
        Assert.Equal("7@example.com", again.AddressOf("7"));
    }

    [Fact]
    public async Task Two_hosts_that_append_at_once_see_each_other()
    {
        var connection = server.NewDatabase();
        await using PostgreSqlStore one = await PostgreSqlStore.OpenAsync(connection), other = await PostgreSqlStore.OpenAsync(connection);
        await using DurableContacts first = await OpenAsync(one), second = await OpenAsync(other);
        await Task.WhenAll(
            Task.Run(async () => { for (var i = 0; i < 200; i += 20) await first.AppendAsync(Events(i, i + 10)); }),
            Task.Run(async () => { for (var i = 10; i < 200; i += 20) await second.AppendAsync(Events(i, i + 10)); }));
        await first.RefreshAsync();
        await second.RefreshAsync();
        Assert.Equal(Expected(0, 200), States(first, 200));
        Assert.Equal(Expected(0, 200), States(second, 200));
    }

    [Fact]
    public async Task Who_is_forgotten_by_one_host_is_gone_for_the_other()
    {
        var connection = server.NewDatabase();
        await using PostgreSqlStore one = await PostgreSqlStore.OpenAsync(connection), other = await PostgreSqlStore.OpenAsync(connection);
        await using DurableContacts first = await OpenAsync(one), second = await OpenAsync(other);
        await first.AppendAsync(Events(0, 20));
        await second.RefreshAsync();
        await first.ForgetAsync("7");
        await second.RefreshAsync();
        Assert.Null(second.AddressOf("7"));
        Assert.Equal("8@example.com", second.AddressOf("8"));
        Assert.DoesNotContain("7", second.Subscriptions.Contacts.Select(contact => contact.Value));
    }

    private static Task<DurableContacts> OpenAsync(PostgreSqlStore store) => DurableContacts.OpenAsync("newsletter", store, store);

    /// <summary>Everybody is imported and has an address; every third unsubscribes again.</summary>
    private static IEnumerable<ContactEvent> Events(int from, int before)
    {
        for (var i = from; i < before; i++)
        {
            var contact = Contact(i);
            yield return new AddressStated(contact, Start, $"{contact}@example.com");
            yield return Triggered(contact, Trigger.Imported, Start);
            if (i % 3 == 0) yield return Triggered(contact, Trigger.Unsubscribed, Start.AddDays(1));
        }
    }

    private static SubscriptionTriggered Triggered(string contact, Trigger trigger, DateTimeOffset at) =>
        new(contact, new SubscriptionEvent { Trigger = trigger, At = at });

    private static List<SubscriptionState> Expected(int from, int before) =>
        [.. Enumerable.Range(from, before - from).Select(i => i % 3 == 0 ? SubscriptionState.Unsubscribed : SubscriptionState.Subscribed)];

    private static List<SubscriptionState> States(DurableContacts contacts, int count) =>
        [.. Enumerable.Range(0, count).Select(i => contacts.Subscriptions.StateOf(Contact(i)))];

    private static string Contact(int i) => i.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
