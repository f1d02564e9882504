using System.Collections.Immutable;
using System.Security.Cryptography;

namespace CampaignMetrics.Testing;

/// <summary>What every <see cref="ISnapshotStore"/> has to pass.</summary>
/// <example>
/// <code>
/// foreach (string check in SnapshotStoreConformance.Checks)
///     await SnapshotStoreConformance.RunAsync(check, OpenSnapshotsAsync);
/// </code>
/// </example>
public static class SnapshotStoreConformance
{
    private const int LargeBytes = 3_333_333;

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
        string check, Func<CancellationToken, Task<ISnapshotStore>> open, CancellationToken cancellationToken = default) =>
        Suite.RunAsync(check, open, cancellationToken);

    private static ConformanceSuite<ISnapshotStore> Suite { get; } = new(
        new("A ledger without a snapshot has none", NoneAsync),
        new("A snapshot comes back as it was saved", RoundTripAsync),
        new("The newest snapshot takes the place of the last", NewestAsync),
        new("Each ledger has a snapshot of its own", OwnAsync),
        new("A snapshot is there after a restart", RestartAsync),
        new("A snapshot that could not be saved leaves the last", FailedAsync),
        new("A cancelled call leaves the last snapshot", CancelledAsync),
        new("A snapshot that is being read stays whole while another is saved", WhileReadAsync));

    private static async Task NoneAsync(StoreSession<ISnapshotStore> session)
    {
        var store = await session.OpenAsync().ConfigureAwait(false);
        session.True(await store.LoadAsync(session.Ledger, session.Token).ConfigureAwait(false) is null, "Loading should give null.");
    }

    private static async Task RoundTripAsync(StoreSession<ISnapshotStore> session)
    {
        var store = await session.OpenAsync().ConfigureAwait(false);
        var large = RandomNumberGenerator.GetBytes(LargeBytes);
        await SaveAsync(session, store, [0, 5, long.MaxValue], large).ConfigureAwait(false);
        await HoldsAsync(session, store, [0, 5, long.MaxValue], large).ConfigureAwait(false);
    }

    private static async Task NewestAsync(StoreSession<ISnapshotStore> session)
    {
        var store = await session.OpenAsync().ConfigureAwait(false);
        await SaveAsync(session, store, [1], RandomNumberGenerator.GetBytes(LargeBytes)).ConfigureAwait(false);
        await SaveAsync(session, store, [2], [1, 2, 3]).ConfigureAwait(false);
        await HoldsAsync(session, store, [2], [1, 2, 3]).ConfigureAwait(false);
    }

    private static async Task OwnAsync(StoreSession<ISnapshotStore> session)
    {
        var store = await session.OpenAsync().ConfigureAwait(false);
        await SaveAsync(session, store, [1], [1]).ConfigureAwait(false);
        await store.SaveAsync(session.Ledger + " 2", [2], new MemoryStream([2]), session.Token).ConfigureAwait(false);
        await HoldsAsync(session, store, [1], [1]).ConfigureAwait(false);
    }

    private static async Task RestartAsync(StoreSession<ISnapshotStore> session)
    {
        var store = await session.OpenAsync().ConfigureAwait(false);
        await SaveAsync(session, store, [7], [1, 2, 3]).ConfigureAwait(false);
        store = await session.ReopenAsync().ConfigureAwait(false);
        await HoldsAsync(session, store, [7], [1, 2, 3]).ConfigureAwait(false);
    }

    private static async Task FailedAsync(StoreSession<ISnapshotStore> session)
    {
        var store = await session.OpenAsync().ConfigureAwait(false);
        await SaveAsync(session, store, [1], [1]).ConfigureAwait(false);
        await session.ThrowsAsync<IOException>(
            () => store.SaveAsync(session.Ledger, [2], new BrokenStream(LargeBytes), session.Token), "Saving from a stream that breaks off")
            .ConfigureAwait(false);
        await HoldsAsync(session, store, [1], [1]).ConfigureAwait(false);
        store = await session.ReopenAsync().ConfigureAwait(false);
        await HoldsAsync(session, store, [1], [1]).ConfigureAwait(false);
    }

    private static async Task CancelledAsync(StoreSession<ISnapshotStore> session)
    {
        var store = await session.OpenAsync().ConfigureAwait(false);
        await SaveAsync(session, store, [1], [1]).ConfigureAwait(false);
        var cancelled = new CancellationToken(canceled: true);
        await session.ThrowsAsync<OperationCanceledException>(
            () => store.SaveAsync(session.Ledger, [2], new MemoryStream([2]), cancelled), "Saving").ConfigureAwait(false);
        await HoldsAsync(session, store, [1], [1]).ConfigureAwait(false);
    }

    private static async Task WhileReadAsync(StoreSession<ISnapshotStore> session)
    {
        var store = await session.OpenAsync().ConfigureAwait(false);
        var large = RandomNumberGenerator.GetBytes(LargeBytes);
        await SaveAsync(session, store, [1], large).ConfigureAwait(false);
        var reading = await store.LoadAsync(session.Ledger, session.Token).ConfigureAwait(false);
        session.True(reading is not null, "Loading should give the snapshot.");
        await SaveAsync(session, store, [2], [2]).ConfigureAwait(false);
        await IsAsync(session, reading!, [1], large).ConfigureAwait(false);
        await HoldsAsync(session, store, [2], [2]).ConfigureAwait(false);
    }

    private static Task SaveAsync(
        StoreSession<ISnapshotStore> session, ISnapshotStore store, ImmutableArray<long> positions, byte[] content) =>
        store.SaveAsync(session.Ledger, positions, new MemoryStream(content), session.Token);

    private static async Task HoldsAsync(
        StoreSession<ISnapshotStore> session, ISnapshotStore store, ImmutableArray<long> positions, byte[] content)
    {
        var stored = await store.LoadAsync(session.Ledger, session.Token).ConfigureAwait(false);
        session.True(stored is not null, "Loading should give the snapshot.");
        await IsAsync(session, stored!, positions, content).ConfigureAwait(false);
    }

    private static async Task IsAsync(
        StoreSession<ISnapshotStore> session, StoredSnapshot stored, ImmutableArray<long> positions, byte[] content)
    {
        await using var _ = stored.ConfigureAwait(false);
        session.Equal(string.Join(", ", positions), string.Join(", ", stored.Positions), "The positions");
        using var read = new MemoryStream();
        await stored.Content.CopyToAsync(read, session.Token).ConfigureAwait(false);
        session.Equal(content.Length, (int)read.Length, "The number of bytes");
        session.True(content.AsSpan().SequenceEqual(read.ToArray()), "The content should be the same bytes.");
    }
}
