using System.Security.Cryptography;
using CampaignMetrics.Contacts.Consents;
using CampaignMetrics.Contacts.Storage;
using CampaignMetrics.DependencyInjection;
using CampaignMetrics.Testing;
using CampaignMetrics.TrackedMail;

namespace CampaignMetrics.Conventions.Tests.Docs;

/// <summary>The code of docs/guide/privacy.md and docs/guide/running.md, run.</summary>
public sealed class PrivacyPageTests
{
    private const string Html = "<p>{{unsubscribeUrl}}</p><a href=\"https://shop.example/\">Shop</a>";

    private static readonly DateTimeOffset At = new(2026, 3, 24, 9, 0, 0, TimeSpan.Zero);

    private static readonly ContactId Ann = "ann@example.com";

#pragma warning disable xUnit1051 // a page shows no token of a test
    [Fact]
    public async Task Who_refused_gets_untracked_mail()
    {
        var (store, contact, now) = (new MemoryStore(), Ann, At);
        await using var contacts = await DurableContacts.OpenAsync("main", store, store);
        await contacts.AppendAsync([new ConsentStated(Ann, new ConsentStatement(At, TrackingConsent.Denied, "preference centre"))]);
        var options = new TrackingOptions { BaseUrl = "https://t.example/t/", Opens = true, Clicks = true };
        var sending = new Sending { Ledger = "main", Email = "spring-sale", At = At };
        var keys = new TrackingKeys(new TrackingKey(1, TrackingKey.NewSecret()));
        var email = EmailTemplate.Parse(Html, "", options).ForSending(keys, sending);
        // snippet
        bool mayTrack = contacts.Consents.AsOf(contact, now) != TrackingConsent.Denied;
        PreparedMessage message = email.For(new MessageRecipient(contact) { MayTrack = mayTrack });
        // end
        Assert.Contains("href=\"https://shop.example/\"", message.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", message.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contact_gets_what_is_known_of_it()
    {
        var (store, contact, file) = (new MemoryStore(), Ann, new MemoryStream());
        await using var ledger = await LedgerAsync(store);
        // snippet
        ContactHistory history = ledger.Messages.History(contact);
        await history.WriteLinesAsync(file);
        // end
        Assert.Equal(2, file.ToArray().Count(letter => letter == '\n'));
    }

    [Fact]
    public async Task A_contact_is_forgotten_in_the_ledger_and_among_contacts()
    {
        var (store, contact) = (new MemoryStore(), Ann);
        await using var ledger = await LedgerAsync(store);
        await using var contacts = await DurableContacts.OpenAsync("main", store, store);
        await contacts.AppendAsync([new AddressStated(Ann, At, "ann@example.com")]);
        // snippet
        var options = new ErasureOptions { AlsoKnownAs = ["crm-42"] };
        long erased = await ledger.ForgetAsync(contact, own => Erasure.Erase(contact, own, RandomNumberGenerator.Fill, options));
        long removed = await contacts.ForgetAsync(contact);
        // end
        Assert.Equal((2, 1), (erased, removed));
        Assert.Empty(ledger.Messages.History(contact).Items);
        Assert.Equal(1, ledger.Messages.Report().Delivery.Delivered);
    }

    [Fact]
    public void A_ledger_has_several_partitions()
    {
        var options = new CampaignMetricsOptions();
        // snippet
        options.Settings = ledger => new DurableLedgerOptions { Partitions = 8 };
        // end
        Assert.Equal(8, options.Settings("north").Partitions);
    }

    private static async Task<DurableLedger> LedgerAsync(MemoryStore store)
    {
        var ledger = await DurableLedger.OpenAsync("main", store, store);
        await ledger.AppendAsync(
        [
            new Sent { Email = "spring-sale", Recipient = Ann, At = At },
            new Delivered { Email = "spring-sale", Recipient = Ann, At = At.AddSeconds(2) },
        ]);
        return ledger;
    }
}
