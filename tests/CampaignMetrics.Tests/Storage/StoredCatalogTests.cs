using CampaignMetrics.Testing;
using CampaignMetrics.Tests.Json;

namespace CampaignMetrics.Tests.Storage;

/// <summary>A ledger follows the catalog of its store.</summary>
public sealed class StoredCatalogTests
{
    private const string Ledger = "newsletter";

    private readonly MemoryStore _store = new();

    [Fact]
    public async Task A_ledger_opens_with_the_stored_catalog()
    {
        await AddAsync("a");
        await using var ledger = await OpenAsync();
        Assert.Equal(["a"], Emails(ledger));
    }

    [Fact]
    public async Task Without_a_stored_catalog_a_ledger_has_that_of_its_options()
    {
        await using var ledger = await OpenAsync(new EmailCatalog([new Email { Id = "own" }]));
        Assert.Equal(["own"], Emails(ledger));
    }

    [Fact]
    public async Task The_stored_catalog_takes_the_place_of_that_of_the_options()
    {
        await AddAsync("a");
        await using var ledger = await OpenAsync(new EmailCatalog([new Email { Id = "own" }]));
        Assert.Equal(["a"], Emails(ledger));
    }

    [Fact]
    public async Task A_refresh_takes_what_was_added_meanwhile()
    {
        await AddAsync("a");
        await using var ledger = await OpenAsync();
        await AddAsync("b");
        Assert.Equal(["a"], Emails(ledger));
        await ledger.RefreshAsync();
        Assert.Equal(["a", "b"], Emails(ledger));
    }

    [Fact]
    public async Task Reports_after_a_change_use_the_new_catalog()
    {
        await using var ledger = await OpenAsync();
        await ledger.AppendAsync([Some.Sent()]);
        var before = ledger.Messages.Report().Emails.Single();
        await _store.ChangeCatalogAsync(Ledger, _ => new EmailCatalog([new Email { Id = Some.Email, Name = "Spring" }]));
        await ledger.RefreshAsync();
        Assert.Equal((null, "Spring"), (before.Name, ledger.Messages.Report().Emails.Single().Name));
    }

    [Fact]
    public async Task A_catalog_that_has_not_changed_is_not_taken_again()
    {
        await AddAsync("a");
        await using var ledger = await OpenAsync();
        var taken = ledger.Messages.Catalog;
        await ledger.RefreshAsync();
        Assert.Same(taken, ledger.Messages.Catalog);
    }

    [Fact]
    public async Task A_ledger_that_keeps_its_own_catalog_does_not_follow_the_store()
    {
        await AddAsync("a");
        await using var ledger = await DurableLedger.OpenAsync(Ledger, _store);
        var own = ledger.Messages.Catalog = new EmailCatalog([new Email { Id = "own" }]);
        await ledger.RefreshAsync();
        Assert.Same(own, ledger.Messages.Catalog);
    }

    [Fact]
    public async Task The_catalog_stays_when_memory_is_built_anew()
    {
        await AddAsync("a");
        await using var ledger = await OpenAsync();
        await ledger.AppendAsync([Some.Sent()]);
        await ledger.DropBeforeAsync(Some.At(1000));
        Assert.Equal(["a"], Emails(ledger));
    }

    /// <summary>What is stored is written by one reader of catalogs and read by the other: neither may lack a member.</summary>
    [Fact]
    public async Task All_that_is_known_of_an_email_comes_back()
    {
        var full = Samples.All.OfType<EmailCatalog>().Single()[Some.Email]!;
        Assert.DoesNotContain(typeof(Email).GetProperties(), property => property.GetValue(full) is null);
        await _store.ChangeCatalogAsync(Ledger, _ => new EmailCatalog([full]));
        Assert.Equal(full.ToString(), (await _store.FindCatalogAsync(Ledger))!.Catalog.Emails.Single().ToString());
    }

    [Fact]
    public async Task A_catalog_that_cannot_be_read_is_told()
    {
        await _store.SaveAsync(new StoredDocument(new DocumentKey(Ledger, "catalog", "emails"), 0, """[{ "name": "Spring" }]"""));
        var e = await Assert.ThrowsAsync<InvalidDataException>(() => OpenAsync());
        Assert.Equal(
            "The stored catalog of the ledger 'newsletter' is none, or of a newer version of the library: entry 1: no email.", e.Message);
    }

    [Fact]
    public async Task A_catalog_that_could_not_be_read_again_is_not_saved()
    {
        var nameless = new StoredCatalog(Ledger, 0, new EmailCatalog([new Email { Id = default }]));
        var e = await Assert.ThrowsAsync<ArgumentException>("catalog", () => _store.SaveCatalogAsync(nameless));
        Assert.StartsWith("The catalog could not be read again: entry 1: no email.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_catalog_that_is_too_large_is_not_saved()
    {
        var large = new EmailCatalog([new Email { Id = "a", Name = new string('a', StoredCatalog.MaxBytes) }]);
        var e = await Assert.ThrowsAsync<ArgumentException>(
            "catalog", () => _store.SaveCatalogAsync(new StoredCatalog(Ledger, 0, large)));
        Assert.StartsWith("The catalog is larger than a store keeps: 64 MiB of JSON.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changes_that_are_made_at_once_are_all_kept()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(() => AddAsync($"{number}"))));
        Assert.Equal(8, (await _store.FindCatalogAsync(Ledger))!.Catalog.Emails.Count());
    }

    [Fact]
    public async Task A_change_that_gives_no_catalog_is_told() => await Assert.ThrowsAsync<InvalidOperationException>(
        () => _store.ChangeCatalogAsync(Ledger, _ => null!));

    private static IEnumerable<string> Emails(DurableLedger ledger) => ledger.Messages.Catalog.Emails.Select(email => email.Id.Value);

    private Task AddAsync(string id) =>
        _store.ChangeCatalogAsync(Ledger, catalog => new EmailCatalog([.. catalog.Emails, new Email { Id = id }]));

    private Task<DurableLedger> OpenAsync(EmailCatalog? own = null)
    {
        var ledger = new LedgerOptions { Catalog = own ?? EmailCatalog.Empty };
        return DurableLedger.OpenAsync(Ledger, _store, _store, new DurableLedgerOptions { Ledger = ledger, Catalogs = _store });
    }
}
