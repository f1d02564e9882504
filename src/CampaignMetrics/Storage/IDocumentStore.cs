namespace CampaignMetrics;

/// <summary>Small JSON documents of ledgers, by kind and name: saved reports, definitions, what is known of emails, and so on. Port of a
/// store; all members may be called by several threads, and by several processes on one store.</summary>
/// <remarks>
/// What an implementation must guarantee: when the task of a call ends, its effect is durable. Of two that change one version of a document
/// one succeeds, and the other is told. Texts come back as they were saved. Names are compared letter for letter. A failing store throws
/// <see cref="IOException"/>. <c>DocumentStoreConformance</c> of the package <c>CampaignMetrics.Testing</c> checks an implementation.
/// </remarks>
public interface IDocumentStore
{
    /// <summary>Lists the documents of a kind, in the order of the UTF-8 bytes of their names.</summary>
    /// <param name="ledger">The ledger's name.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="IOException">The store fails.</exception>
    Task<IReadOnlyList<StoredDocument>> ListAsync(string ledger, string kind, CancellationToken cancellationToken = default);

    /// <summary>Finds a document.</summary>
    /// <param name="key">What names it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The document; null if there is none.</returns>
    /// <exception cref="IOException">The store fails.</exception>
    Task<StoredDocument?> FindAsync(DocumentKey key, CancellationToken cancellationToken = default);

    /// <summary>Saves a document in the place of the version that it states.</summary>
    /// <param name="document">The document, with the version that was read; 0 for a new one.</param>
    /// <param name="cancellationToken">Cancels the call. It then has no effect, unless it had ended.</param>
    /// <returns>The document with its new version; null if another version is stored, and nothing was saved.</returns>
    /// <exception cref="IOException">The store fails.</exception>
    Task<StoredDocument?> SaveAsync(StoredDocument document, CancellationToken cancellationToken = default);

    /// <summary>Deletes a version of a document.</summary>
    /// <param name="key">What names it.</param>
    /// <param name="version">The version that was read.</param>
    /// <param name="cancellationToken">Cancels the call. It then has no effect, unless it had ended.</param>
    /// <returns>Whether it was deleted; <see langword="false"/> if another version is stored, or none.</returns>
    /// <exception cref="IOException">The store fails.</exception>
    Task<bool> DeleteAsync(DocumentKey key, long version, CancellationToken cancellationToken = default);
}
