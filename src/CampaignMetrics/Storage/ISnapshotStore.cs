using System.Collections.Immutable;

namespace CampaignMetrics;

/// <summary>The newest snapshot of each ledger, which spares reading its log from the beginning. Port of a store; all members may be called
/// by several threads, and by several processes on one store.</summary>
/// <remarks>
/// What an implementation must guarantee: when the task of <see cref="SaveAsync"/> ends, the snapshot is durable. A reader gets a snapshot
/// whole or not at all, and one that it is reading stays readable while another is saved. A snapshot that could not be saved leaves the one
/// before it. <c>SnapshotStoreConformance</c> of the package <c>CampaignMetrics.Testing</c> checks an implementation.
/// </remarks>
public interface ISnapshotStore
{
    /// <summary>Saves a snapshot in place of the ledger's last one.</summary>
    /// <param name="ledger">The ledger's name, as <see cref="LogPartition(string, int)"/> takes it.</param>
    /// <param name="positions">For each partition, the position of the last block that the snapshot covers; 0 for none.</param>
    /// <param name="content">The snapshot, which is read to its end; left open.</param>
    /// <param name="cancellationToken">Cancels the call. It then has no effect, unless it had ended.</param>
    /// <exception cref="IOException">The store fails, or the content cannot be read.</exception>
    Task SaveAsync(string ledger, ImmutableArray<long> positions, Stream content, CancellationToken cancellationToken = default);

    /// <summary>Loads the newest snapshot of a ledger.</summary>
    /// <param name="ledger">The ledger's name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The snapshot, which the caller disposes; null if there is none.</returns>
    /// <exception cref="IOException">The store fails.</exception>
    Task<StoredSnapshot?> LoadAsync(string ledger, CancellationToken cancellationToken = default);
}
