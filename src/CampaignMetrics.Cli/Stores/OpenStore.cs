using System.Collections.Immutable;
using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli.Stores;

/// <summary>A store that is open.</summary>
/// <param name="log">Its log.</param>
/// <param name="snapshots">Its snapshots.</param>
/// <param name="catalogs">Its catalogs.</param>
/// <param name="documents">Its other documents.</param>
/// <param name="store">What is closed at the end.</param>
internal sealed class OpenStore(
    IEventLog log, ISnapshotStore snapshots, ICatalogStore catalogs, IDocumentStore documents, IAsyncDisposable store) : IDisposable
{
    public IEventLog Log => log;

    public ISnapshotStore Snapshots => snapshots;

    /// <summary>The saved reports and dashboards of a ledger.</summary>
    public SavedReports Saved(string ledger) => new(documents, ledger);

    /// <summary>Where the log of a ledger ends, partition by partition; null if there is no such ledger.</summary>
    public ImmutableArray<long>? Ends(string ledger, CancellationToken cancellationToken) => StorePlace.Guarded(async () =>
    {
        if (await log.FindAsync(ledger, cancellationToken).ConfigureAwait(false) is not { } partitions)
            return default(ImmutableArray<long>?);
        var ends = new long[partitions];
        // What the newest snapshot covers need not be read.
        if (await snapshots.LoadAsync(ledger, cancellationToken).ConfigureAwait(false) is { } snapshot)
        {
            await using var _ = snapshot.ConfigureAwait(false);
            if (snapshot.Positions.Length == partitions) snapshot.Positions.CopyTo(ends);
        }
        for (var number = 0; number < partitions; number++)
        {
            var blocks = log.ReadAsync(new LogPartition(ledger, number), ends[number], cancellationToken).ConfigureAwait(false);
            await foreach (var logged in blocks) ends[number] = logged.Position;
        }
        return [.. ends];
    });

    /// <summary>A ledger as it was when its log ended earlier.</summary>
    /// <exception cref="UnusableException">The log does not reach there.</exception>
    public PastLedger Past(
        string ledger, ImmutableArray<long> positions, LedgerOptions options, bool usesCatalog, CancellationToken cancellationToken)
    {
        var settings = new DurableLedgerOptions { Ledger = options, Catalogs = usesCatalog ? catalogs : null };
        var past = StorePlace.Guarded(() => DurableLedger.OpenPastAsync(ledger, log, positions, settings, cancellationToken));
        return past.Error is { } error ? throw new UnusableException($"--ledger {ledger}: {error}") : past;
    }

    /// <summary>How many partitions a ledger has.</summary>
    /// <exception cref="UnusableException">There is none of this name.</exception>
    public int PartitionsOf(string ledger, CancellationToken cancellationToken) =>
        Find(ledger, cancellationToken) ?? throw new UnusableException($"--ledger {ledger}: the store has no ledger of this name");

    /// <summary>Opens a ledger, and makes it if there is none of this name.</summary>
    /// <param name="name">The ledger's name.</param>
    /// <param name="options">What it knows beside its events.</param>
    /// <param name="partitions">How many partitions it has to have; null for any number, and one if it is made.</param>
    /// <param name="usesCatalog">Whether it takes the stored catalog, if there is one, and not that of the options.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <exception cref="UnusableException">It was made with another number of partitions.</exception>
    public DurableLedger Ledger(
        string name, LedgerOptions options, int? partitions, bool usesCatalog, CancellationToken cancellationToken)
    {
        if (partitions is { } wanted && Find(name, cancellationToken) is { } made && made != wanted)
            throw new UnusableException(
                $"--partitions {wanted}: the ledger {name} was made with {Counted.Of(made, "partition")}, which cannot be changed");
        var settings = new DurableLedgerOptions
        {
            Ledger = options, Partitions = partitions, Catalogs = usesCatalog ? catalogs : null,
        };
        var ledger = StorePlace.Guarded(() => DurableLedger.OpenAsync(name, log, snapshots, settings, cancellationToken));
        if (ledger.SnapshotProblem is { } problem)
            Console.Error.WriteLine($"the snapshot was left aside, and the whole log read: {Safe.Text(problem)}");
        return ledger;
    }

    /// <summary>The stored catalog of a ledger; null if there is none.</summary>
    public StoredCatalog? Catalog(string ledger, CancellationToken cancellationToken) =>
        StorePlace.Guarded(() => catalogs.FindCatalogAsync(ledger, after: 0, cancellationToken));

    /// <summary>Saves a catalog in the place of the version that it states.</summary>
    /// <returns>The catalog with its new version; null if another version is stored.</returns>
    public StoredCatalog? SaveCatalog(StoredCatalog catalog, CancellationToken cancellationToken) =>
        StorePlace.Guarded(() => catalogs.SaveCatalogAsync(catalog, cancellationToken));

    /// <summary>Changes the catalog of a ledger, whichever version is stored.</summary>
    public StoredCatalog ChangeCatalog(string ledger, Func<EmailCatalog, EmailCatalog> change, CancellationToken cancellationToken) =>
        StorePlace.Guarded(() => catalogs.ChangeCatalogAsync(ledger, change, cancellationToken));

    public void Dispose() => store.DisposeAsync().AsTask().GetAwaiter().GetResult();

    private int? Find(string ledger, CancellationToken cancellationToken) =>
        StorePlace.Guarded(() => log.FindAsync(ledger, cancellationToken));
}
