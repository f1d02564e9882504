using CampaignMetrics.DependencyInjection.Telemetry;

namespace CampaignMetrics.DependencyInjection;

/// <summary>The ledgers of a host, by name: each is opened once, and closed with the host. Thread-safe.</summary>
/// <example>
/// <code>
/// DurableLedger ledger = await ledgers.GetAsync("newsletter");
/// Report report = ledger.Messages.Report(Definition.HubSpot);
/// </code>
/// </example>
public sealed class CampaignLedgers
{
    private readonly OpenLedgers _open;
    private readonly Instruments _instruments;

    internal CampaignLedgers(OpenLedgers open, Instruments instruments) => (_open, _instruments) = (open, instruments);

    /// <summary>The store of the host, which is opened if it is not open yet.</summary>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    /// <exception cref="IOException">The store cannot be opened.</exception>
    /// <exception cref="InvalidDataException">The store is damaged, or was made by a newer version of the library.</exception>
    /// <exception cref="ObjectDisposedException">The host has stopped.</exception>
    public Task<CampaignStore> StoreAsync(CancellationToken cancellationToken = default) => _open.StoreAsync(cancellationToken);

    /// <summary>Gives a ledger, which is opened, and made, if it is not open yet.</summary>
    /// <param name="ledger">Its name.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    /// <exception cref="ArgumentException">It is no name, or none of <see cref="CampaignMetricsOptions.Ledgers"/>, and
    /// <see cref="CampaignMetricsOptions.TakesAnyLedger"/> is not set.</exception>
    /// <exception cref="IOException">The store fails.</exception>
    /// <exception cref="InvalidDataException">The log is damaged.</exception>
    /// <exception cref="ObjectDisposedException">The host has stopped.</exception>
    public Task<DurableLedger> GetAsync(string ledger, CancellationToken cancellationToken = default) =>
        OpenedAsync(_open.GetAsync(Known(ledger), cancellationToken));

    /// <summary>Finds a ledger whose name comes from outside, and makes none.</summary>
    /// <param name="ledger">Any text.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    /// <returns>The ledger; null if there is none of this name.</returns>
    /// <exception cref="IOException">The store fails.</exception>
    /// <exception cref="InvalidDataException">The log is damaged.</exception>
    /// <exception cref="ObjectDisposedException">The host has stopped.</exception>
    public Task<DurableLedger?> FindAsync(string ledger, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        return _open.FindAsync(ledger, cancellationToken);
    }

    /// <summary>Adds events to a ledger, and measures it. When the task ends, they are in the log, as durably as the store
    /// promises.</summary>
    /// <param name="ledger">The ledger's name.</param>
    /// <param name="source">Where the events come from, such as the name of a provider, for metrics: one of few words.</param>
    /// <param name="events">The events.</param>
    /// <param name="cancellationToken">Cancels the call, as long as the events are not on their way to the log.</param>
    /// <returns>How many events were new, and which were rejected.</returns>
    /// <exception cref="ArgumentException">There is no such ledger, as for <see cref="GetAsync"/>, or <paramref name="source"/> is
    /// empty.</exception>
    /// <exception cref="IOException">The store fails. Whether the events are in the log is not known; a call with the same events counts
    /// them once.</exception>
    /// <exception cref="InvalidDataException">The log is damaged.</exception>
    /// <exception cref="ObjectDisposedException">The host has stopped.</exception>
    public Task<AppliedEvents> AppendAsync(
        string ledger, string source, IReadOnlyList<EmailEvent> events, CancellationToken cancellationToken = default)
    {
        Known(ledger);
        ArgumentException.ThrowIfNullOrEmpty(source);
        Door.Each(events, nameof(events));
        return _instruments.AppendedAsync(
            source, events,
            async () =>
            {
                var open = await _open.GetAsync(ledger, cancellationToken).ConfigureAwait(false);
                return await open.Ledger.AppendAsync(events, cancellationToken).ConfigureAwait(false);
            });
    }

    private string Known(string ledger)
    {
        ArgumentException.ThrowIfNullOrEmpty(ledger);
        if (_open.Takes(ledger)) return ledger;
        throw new ArgumentException(
            "There is no ledger of this name: add it to options.Ledgers, or set options.TakesAnyLedger.", nameof(ledger));
    }

    private static async Task<DurableLedger> OpenedAsync(Task<OpenLedger> opening) => (await opening.ConfigureAwait(false)).Ledger;
}
