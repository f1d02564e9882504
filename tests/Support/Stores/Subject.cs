using System.Text;
using CampaignMetrics.Contacts.Storage;

namespace CampaignMetrics.Tests.Support.Stores;

/// <summary>What processes that are killed write: batches that are appended and contacts that are forgotten, each by its number.</summary>
/// <param name="Name">What <see cref="OtherProcess"/> calls it.</param>
/// <param name="Contacts">How many contacts can be forgotten.</param>
/// <param name="OpenAsync">Opens it in a store, with so many bytes between snapshots.</param>
/// <param name="StateOf">All that can be asked of it after the first batches, without the first contacts; computed in memory.</param>
internal sealed record Subject(
    string Name, int Contacts, Func<IEventLog, ISnapshotStore, int, Task<IWritten>> OpenAsync, Func<int, int, Task<string>> StateOf)
{
    /// <summary>The messages of a ledger.</summary>
    public static Subject OfMessages { get; } = new(
        "messages", Some.Contacts.Length,
        async (log, snapshots, bytes) => new WrittenMessages(await DurableLedger.OpenAsync(
            Some.Ledger, log, snapshots, new DurableLedgerOptions { SnapshotEveryBytes = bytes })),
        (batches, forgotten) => Task.FromResult(Encoding.UTF8.GetString(Some.ReportOf(batches, forgotten))));

    /// <summary>Subscriptions, consents, addresses and suppressions.</summary>
    public static Subject OfContacts { get; } = new(
        "contacts", SomeContacts.Keys.Length,
        async (log, snapshots, bytes) => new WrittenContacts(await DurableContacts.OpenAsync(
            Some.Ledger, log, snapshots, new DurableContactsOptions { SnapshotEveryBytes = bytes })),
        SomeContacts.StateOfAsync);

    public static Subject Find(string name) => name == OfContacts.Name ? OfContacts : OfMessages;
}

/// <summary>A <see cref="Subject"/> that is open in a store.</summary>
internal interface IWritten : IAsyncDisposable
{
    Task AppendAsync(int batch);

    Task ForgetAsync(int contact);

    /// <summary>All that can be asked.</summary>
    string State { get; }

    string? SnapshotProblem { get; }
}

internal sealed class WrittenMessages(DurableLedger ledger) : IWritten
{
    public string State => Encoding.UTF8.GetString(ledger.Messages.Report().ToJson());

    public string? SnapshotProblem => ledger.SnapshotProblem;

    public Task AppendAsync(int batch) => ledger.AppendAsync(Some.Batch(batch));

    public Task ForgetAsync(int contact) => ledger.ForgetAsync(
        Some.Contacts[contact], own => [.. own.Select(happened => Some.Erased(happened, Some.Contacts[contact]))]);

    public ValueTask DisposeAsync() => ledger.DisposeAsync();
}

internal sealed class WrittenContacts(DurableContacts contacts) : IWritten
{
    public string State => SomeContacts.StateOf(contacts);

    public string? SnapshotProblem => contacts.SnapshotProblem;

    public Task AppendAsync(int batch) => contacts.AppendAsync(SomeContacts.Batch(batch));

    public Task ForgetAsync(int contact) => contacts.ForgetAsync(SomeContacts.Keys[contact]);

    public ValueTask DisposeAsync() => contacts.DisposeAsync();
}
