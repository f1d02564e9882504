using System.IO.Compression;
using CampaignMetrics.Contacts.Consents;
using CampaignMetrics.Contacts.Storage;
using CampaignMetrics.Contacts.Subscriptions;
using CampaignMetrics.Testing;
using static CampaignMetrics.Contacts.Tests.Storage.Told;

namespace CampaignMetrics.Contacts.Tests.Storage;

#pragma warning disable xUnit1051 // nothing here waits for long
/// <summary>A contact is forgotten where contacts are kept.</summary>
public sealed class ForgottenContactsTests
{
    private static readonly ContactId Bob = "bob@example.com";

    private readonly MemoryStore _store = new();

    [Fact]
    public async Task A_forgotten_contact_is_nowhere()
    {
        await using (var contacts = await OpenAsync())
        {
            await contacts.AppendAsync(
            [
                Triggered(Trigger.Imported), new ConsentStated(Some.Contact, new ConsentStatement(Some.Start, TrackingConsent.Denied)),
                new AddressStated(Some.Contact, Some.Start), new Suppressed(Some.Contact, Some.Start), Triggered(Trigger.Imported, 1, Bob),
            ]);
            await contacts.SaveSnapshotAsync();
            Assert.Equal(4, await contacts.ForgetAsync(Some.Contact, keepsSuppression: false));
            Assert.Equal([Bob], contacts.Subscriptions.Contacts);
            Assert.Null(contacts.AddressOf(Some.Contact));
        }
        await using var again = await OpenAsync();
        Assert.Equal([Bob], again.Subscriptions.Contacts);
        Assert.Empty(again.Consents.StatementsOf(Some.Contact));
        Assert.Empty(again.Suppression.Addresses);
        await using var stored = await _store.LoadAsync(again.LogName);
        using var lines = new StreamReader(new GZipStream(stored!.Content, CompressionMode.Decompress));
        Assert.DoesNotContain("ann@", await lines.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forgotten_contact_stays_suppressed()
    {
        await using var contacts = await OpenAsync();
        await contacts.AppendAsync([Triggered(Trigger.SpamReported), new Suppressed(Some.Contact, Some.Start)]);
        Assert.Equal(1, await contacts.ForgetAsync(Some.Contact));
        Assert.Equal([Some.Contact.Value], contacts.Suppression.Addresses);
    }

    [Fact]
    public async Task Whoever_has_the_contacts_open_forgets_too()
    {
        await using DurableContacts one = await OpenAsync(), other = await OpenAsync();
        await one.AppendAsync([Triggered(Trigger.Imported)]);
        await other.RefreshAsync();
        await one.ForgetAsync(Some.Contact);
        Assert.Equal(0, await other.RefreshAsync());
        Assert.Empty(other.Subscriptions.Contacts);
    }

    [Fact]
    public async Task A_batch_of_a_forgotten_contact_does_not_come_back()
    {
        await using var contacts = await OpenAsync();
        ContactEvent[] batch = [Triggered(Trigger.Imported), Triggered(Trigger.Imported, 0, Bob)];
        await contacts.AppendAsync(batch);
        await contacts.ForgetAsync(Some.Contact);
        await contacts.AppendAsync(batch);
        Assert.Equal([Bob], contacts.Subscriptions.Contacts);
    }

    [Fact]
    public async Task Lines_with_properties_of_a_later_version_stay_as_they_are()
    {
        const string line = """{"type":"suppressed","at":"2026-03-02T09:00:00Z","contact":"bob@example.com","later":1}""";
        await using (var contacts = await OpenAsync()) await contacts.AppendAsync([Triggered(Trigger.Imported)]);
        var (partition, lines) = (new LogPartition("news/contacts", 0), $"{line}\n{Triggered(Trigger.Imported, 1)}\n");
        await _store.AppendAsync([EventBlock.Of(partition, System.Text.Encoding.UTF8.GetBytes(lines))]);
        await using (var contacts = await OpenAsync()) await contacts.ForgetAsync(Some.Contact);
        var kept = await _store.ReadAsync(partition, 1).FirstAsync();
        Assert.Equal(line + "\n", System.Text.Encoding.UTF8.GetString(kept.Block.ToLines()));
    }

    private Task<DurableContacts> OpenAsync() => DurableContacts.OpenAsync("news", _store, _store);
}
