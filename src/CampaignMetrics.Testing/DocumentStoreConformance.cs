using System.Collections.Immutable;

namespace CampaignMetrics.Testing;

/// <summary>What every <see cref="IDocumentStore"/> has to pass.</summary>
/// <example>
/// <code>
/// foreach (string check in DocumentStoreConformance.Checks)
///     await DocumentStoreConformance.RunAsync(check, OpenDocumentsAsync);
/// </code>
/// </example>
public static partial class DocumentStoreConformance
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
        string check, Func<CancellationToken, Task<IDocumentStore>> open, CancellationToken cancellationToken = default) =>
        Suite.RunAsync(check, open, cancellationToken);

    private static ConformanceSuite<IDocumentStore> Suite { get; } = new(
        new("A document that was not saved is not there", NoneAsync),
        new("A document comes back as it was saved, also after a restart", RoundTripAsync),
        new("A document is changed by who read its newest version", ChangedAsync),
        new("A new document takes no other's place", NewAsync),
        new("A document is deleted by who read its newest version", DeletedAsync),
        new("A name that was deleted goes on counting versions", CountsOnAsync),
        new("Documents are listed by the bytes of their names", ListAsync),
        new("Ledgers, kinds and names are compared letter for letter", NamesAsync),
        new("A cancelled call changes nothing", CancelledAsync),
        new("Of programs that change a version at once one does", AtOnceAsync));
}
