using System.Collections.Immutable;

namespace CampaignMetrics.Testing;

/// <summary>What every <see cref="ICatalogStore"/> has to pass.</summary>
/// <example>
/// <code>
/// foreach (string check in CatalogStoreConformance.Checks)
///     await CatalogStoreConformance.RunAsync(check, OpenCatalogsAsync);
/// </code>
/// </example>
public static partial class CatalogStoreConformance
{
    /// <summary>The names of all checks, each a sentence that says what the store promises.</summary>
    public static ImmutableArray<string> Checks => Suite.Names;

    /// <summary>Runs a check. Checks use ledgers whose names begin with <c>conformance</c>, each its own, so all may run on one store,
    /// which has to be without such ledgers at the beginning.</summary>
    /// <param name="check">The check's name, one of <see cref="Checks"/>.</param>
    /// <param name="open">Opens the store under test: each call as a program does that starts anew, all on the same data. A store that is
    /// <see cref="IAsyncDisposable"/> is disposed by the check.</param>
    /// <param name="cancellationToken">Cancels the check.</param>
    /// <exception cref="ArgumentException">There is no check of this name.</exception>
    /// <exception cref="ConformanceException">The store breaks the promise; the message says how.</exception>
    public static Task RunAsync(
        string check, Func<CancellationToken, Task<ICatalogStore>> open, CancellationToken cancellationToken = default) =>
        Suite.RunAsync(check, open, cancellationToken);

    private static ConformanceSuite<ICatalogStore> Suite { get; } = new(
        new("A catalog that was not saved is not there", NoneAsync),
        new("A catalog comes back as it was saved, also after a restart", RoundTripAsync),
        new("A catalog is changed by who read its newest version", ChangedAsync),
        new("A first catalog takes no other's place", FirstAsync),
        new("Only a newer catalog is found after a version", NewerAsync),
        new("Each ledger has a catalog of its own", OwnAsync),
        new("A cancelled call changes nothing", CancelledAsync),
        new("Of programs that change a catalog at once none loses the change of another", AtOnceAsync));
}
