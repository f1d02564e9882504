using System.Collections.Immutable;
using System.Globalization;

namespace CampaignMetrics.Contacts.Storage;

public sealed partial class DurableContacts
{
    private readonly ISnapshotStore? _snapshots;
    // Held while a snapshot is saved, so that an older one never takes the place of a newer one.
    private readonly SemaphoreSlim _saving = new(1, 1);
    private long _snapshotBytes;
    // How often memory had been built anew when the last snapshot was saved.
    private int _snapshotRebuilds;

    /// <summary>Why the last snapshot could not be read when the contacts were opened, or could not be saved by itself since; null if there
    /// was no such problem. Nothing is lost: the next opening reads more of the log.</summary>
    public string? SnapshotProblem { get; private set; }

    /// <summary>Saves a snapshot now, so that the next opening has less to read.</summary>
    /// <param name="cancellationToken">Cancels the saving; the last snapshot stays.</param>
    /// <exception cref="InvalidOperationException">The contacts were opened without a store for snapshots.</exception>
    /// <exception cref="IOException">The store fails; the last snapshot stays.</exception>
    /// <exception cref="OperationCanceledException">The saving was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The contacts were disposed.</exception>
    public async Task SaveSnapshotAsync(CancellationToken cancellationToken = default)
    {
        if (_snapshots is null) throw new InvalidOperationException("The contacts were opened without a store for snapshots.");
        await _saving.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await SaveAsync(_snapshots, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _saving.Release();
        }
    }

    private async Task SaveAsync(ISnapshotStore snapshots, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        ImmutableArray<long> positions;
        int rebuilds;
        await EnterAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // The tail begins anew even if saving fails: the next attempt comes after as many bytes.
            _follower.TailBytes = 0;
            rebuilds = _follower.Rebuilds;
            positions = [.. _follower.Positions];
            ContactSnapshot.Write(_follower.Memory, content, cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
        content.Position = 0;
        await snapshots.SaveAsync(LogName, positions, content, cancellationToken).ConfigureAwait(false);
        (_snapshotBytes, _snapshotRebuilds, SnapshotProblem) = (content.Length, rebuilds, null);
    }

    /// <summary>Saves a snapshot if the tail is long enough. A failure is no failure of the events that made it long.</summary>
    private async Task SaveIfDueAsync()
    {
        if (_snapshots is null || _options.SnapshotEveryBytes == 0 || !IsDue() || !await _saving.WaitAsync(0).ConfigureAwait(false)) return;
        try
        {
            await SaveAsync(_snapshots, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or ObjectDisposedException)
        {
            SnapshotProblem = e.Message;
        }
        finally
        {
            _saving.Release();
        }
    }

    private bool IsDue() =>
        _follower.Rebuilds > _snapshotRebuilds
        || _follower.TailBytes >= Math.Max(_options.SnapshotEveryBytes, Volatile.Read(ref _snapshotBytes) / 2);

    private static async Task<DurableContacts> OpenedAsync(
        string name, IEventLog log, ISnapshotStore? snapshots, DurableContactsOptions options, CancellationToken cancellationToken)
    {
        var partitions = await log.CreateAsync(name + LogSuffix, options.Partitions ?? 1, cancellationToken).ConfigureAwait(false);
        if (options.Partitions is { } wanted && wanted != partitions)
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"The contacts '{name}' were made with {partitions} partitions, which cannot be changed; the options ask for {wanted}."));
        var positions = new long[partitions];
        var (memory, problem) = snapshots is null
            ? (null, null)
            : await ContactSnapshot.ReadAsync(name + LogSuffix, log, snapshots, options.Subscriptions, positions, cancellationToken)
                .ConfigureAwait(false);
        var contacts = new DurableContacts(name, log, snapshots, options, memory ?? new ContactMemory(options.Subscriptions), positions)
        {
            SnapshotProblem = problem,
        };
        await contacts.RefreshAsync(cancellationToken).ConfigureAwait(false);
        return contacts;
    }
}
