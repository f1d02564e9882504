namespace CampaignMetrics.Testing;

/// <summary>Opens the store under test: each call as a program does that starts anew, all on the same data. A store that is
/// <see cref="IAsyncDisposable"/> is disposed by the check.</summary>
/// <typeparam name="TPort">The port: <see cref="IEventLog"/> or <see cref="ISnapshotStore"/>.</typeparam>
/// <param name="cancellationToken">Cancels the opening.</param>
public delegate Task<TPort> StoreOpening<TPort>(CancellationToken cancellationToken) where TPort : class;
