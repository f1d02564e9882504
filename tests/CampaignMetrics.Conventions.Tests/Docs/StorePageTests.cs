using System.Security.Cryptography;
using CampaignMetrics.Contacts.Consents;
using CampaignMetrics.Sqlite;
using CampaignMetrics.Testing;

namespace CampaignMetrics.Conventions.Tests.Docs;

/// <summary>The code of docs/guide/store.md and of the pages of the packages that it needs, run.</summary>
public sealed class StorePageTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("campaign-metrics-page-");

    private string Path => System.IO.Path.Combine(_folder.FullName, "events.db");

    private static List<EmailEvent> Events
    {
        get
        {
            using var stream = File.OpenRead(Repository.PathOf("docs", "samples", "spring-sale.ndjson"));
            return [.. EventLines.Read(stream).Select(read => read.Event).OfType<EmailEvent>()];
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

#pragma warning disable xUnit1051 // a page shows no token of a test
    [Fact]
    public async Task A_ledger_is_kept_in_a_file()
    {
        var (path, events) = (Path, Events);
        // snippet
        await using var store = await SqliteStore.OpenAsync(path);
        await using var ledger = await DurableLedger.OpenAsync("newsletter", store, store);

        AppliedEvents appended = await ledger.AppendAsync(events);
        foreach (var (number, reason) in appended.Rejected) Console.Error.WriteLine($"event {number}: {reason}");

        Report report = ledger.Messages.Report(Definition.HubSpot, new ReportScope { Email = "spring-sale" });
        // end
        Assert.Equal(854, report.Delivery.Sent);
    }

    [Fact]
    public async Task The_package_keeps_a_ledger_in_a_file()
    {
        var (path, events) = (Path, Events);
        // snippet
        await using var store = await SqliteStore.OpenAsync(path, new SqliteStoreOptions { Synchronous = SqliteSynchronous.Full });
        await using var ledger = await DurableLedger.OpenAsync("newsletter", store, store);
        await ledger.AppendAsync(events);                                // durable when the task ends
        Console.WriteLine(ledger.Messages.Report().Rates.Open);
        // end
        Assert.Equal(854, ledger.Messages.Report().Delivery.Sent);
    }

    [Fact]
    public async Task Another_process_follows()
    {
        await using var store = await SqliteStore.OpenAsync(Path);
        await using var other = await DurableLedger.OpenAsync("newsletter", store, store);
        await using var ledger = await DurableLedger.OpenAsync("newsletter", store, store);
        await other.AppendAsync(Events);
        // snippet
        long came = await ledger.RefreshAsync();
        Console.WriteLine($"{came} new events, {ledger.Messages.EventCount} in all");
        // end
        Assert.Equal(ledger.Messages.EventCount, came);
    }

    [Fact]
    public async Task A_contact_is_forgotten()
    {
        await using var store = await SqliteStore.OpenAsync(Path);
        await using var ledger = await DurableLedger.OpenAsync("newsletter", store, store);
        await ledger.AppendAsync(Events);
        var (contact, before) = (Events[0].Recipient, ledger.Messages.Report());
        RandomSource random = RandomNumberGenerator.Fill;
        // snippet
        long erased = await ledger.ForgetAsync(contact, own => Erasure.Erase(contact, own, random));
        // end
        Assert.True(erased > 0);
        Assert.Empty(ledger.Messages.History(contact).Items);
        Assert.Equal((before.Delivery, before.Engagement), (ledger.Messages.Report().Delivery, ledger.Messages.Report().Engagement));
    }

    [Fact]
    public async Task Old_events_are_dropped()
    {
        await using var store = await SqliteStore.OpenAsync(Path);
        await using var ledger = await DurableLedger.OpenAsync("newsletter", store, store);
        await ledger.AppendAsync(Events);
        var now = DateTimeOffset.Parse("2029-01-01T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture);
        // snippet
        long dropped = await ledger.DropBeforeAsync(now.AddYears(-2));
        // end
        Assert.True(dropped > 0);
        Assert.Equal(0, ledger.Messages.EventCount);
    }

    [Fact]
    public async Task A_document_is_saved()
    {
        await using var store = await SqliteStore.OpenAsync(Path);
        var json = "[]";
        // snippet
        var key = new DocumentKey("newsletter", "report", "Weekly");
        StoredDocument document = await store.FindAsync(key) ?? new StoredDocument(key, 0, "{}");
        StoredDocument? saved = await store.SaveAsync(document with { Json = json });
        if (saved is null) Console.Error.WriteLine("Somebody else has changed it.");
        foreach (StoredDocument report in await store.ListAsync("newsletter", "report")) Console.WriteLine(report.Key.Name);
        // end
        Assert.Equal(1, saved?.Version);
    }

    [Fact]
    public async Task A_ledger_follows_its_catalog()
    {
        await using var store = await SqliteStore.OpenAsync(Path);
        // snippet
        var options = new DurableLedgerOptions { Catalogs = store };
        await using var ledger = await DurableLedger.OpenAsync("newsletter", store, store, options);

        var email = new Email { Id = "spring-sale", Name = "Spring sale", Campaign = "spring" };
        await store.ChangeCatalogAsync("newsletter", catalog => new EmailCatalog([.. catalog.Emails, email]));
        await ledger.RefreshAsync();
        // end
        Assert.Equal(email, ledger.Messages.Catalog["spring-sale"]);
    }

    [Fact]
    public async Task A_catalog_is_edited()
    {
        await using var store = await SqliteStore.OpenAsync(Path);
        var edited = EmailCatalog.Empty;
        // snippet
        StoredCatalog known = await store.FindCatalogAsync("newsletter") ?? new StoredCatalog("newsletter", 0, EmailCatalog.Empty);
        StoredCatalog? saved = await store.SaveCatalogAsync(known with { Catalog = edited });
        if (saved is null) Console.Error.WriteLine("Somebody else has changed it.");
        // end
        Assert.Equal(1, saved?.Version);
    }

    [Fact]
    public async Task Tables_are_checked()
    {
        var path = Path;
        // snippet
        Console.WriteLine(SqliteStore.Script());                          // the SQL, to run by hand
        await SqliteStore.SetUpAsync(path);                               // makes the tables
        StoreSchema schema = await SqliteStore.CheckAsync(path);          // changes nothing
        if (!schema.IsUpToDate) Console.Error.WriteLine(schema.Missing);
        // end
        Assert.True(schema.IsUpToDate);
    }

    [Fact]
    public async Task A_snapshot_is_saved()
    {
        var path = Path;
        await using var store = await SqliteStore.OpenAsync(path);
        // snippet
        var options = new DurableLedgerOptions
        {
            Ledger = new LedgerOptions { MaxThreads = 2 },
            SnapshotEveryBytes = 64 << 20,
        };
        await using var ledger = await DurableLedger.OpenAsync("newsletter", store, store, options);
        await ledger.SaveSnapshotAsync();
        if (ledger.SnapshotProblem is { } problem) Console.Error.WriteLine(problem);
        // end
        Assert.Null(ledger.SnapshotProblem);
    }

    [Fact]
    public async Task A_store_in_memory_serves_tests()
    {
        var events = Events;
        // snippet
        var store = new MemoryStore();
        await using (var ledger = await DurableLedger.OpenAsync("newsletter", store, store))
            await ledger.AppendAsync(events);

        await using var again = await DurableLedger.OpenAsync("newsletter", store, store);   // as after a restart
        // end
        Assert.Equal(854, again.Messages.Report().Delivery.Sent);
    }

    [Fact]
    public async Task A_store_is_checked()
    {
        var path = Path;
        // snippet
        foreach (string check in EventLogConformance.Checks)
            await EventLogConformance.RunAsync(check, async token => await SqliteStore.OpenAsync(path, cancellationToken: token));
        // end
    }
#pragma warning restore xUnit1051
}
