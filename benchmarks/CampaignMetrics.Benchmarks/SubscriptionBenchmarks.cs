using BenchmarkDotNet.Attributes;
using CampaignMetrics.Contacts.Storage;
using CampaignMetrics.Contacts.Subscriptions;
using CampaignMetrics.Testing;

namespace CampaignMetrics.Benchmarks;

/// <summary>The table alone, one contact's subscription, a ledger of 10,000 contacts, and the same behind a log in memory.</summary>
[MemoryDiagnoser]
public class SubscriptionBenchmarks
{
    private const int Steps = 10_000, EventsAContact = 8;

    private readonly Trigger[] _triggers = [.. Shuffled(Steps)];
    private readonly (ContactId Contact, SubscriptionEvent Told)[] _events =
        [.. Enumerable.Range(0, Steps * EventsAContact).Select(EventOf)];

    private readonly SubscriptionLedger _asked = new();

    [GlobalSetup]
    public void Ask()
    {
        foreach (var (contact, told) in _events) _asked.Apply(contact, told);
    }

    [Benchmark(OperationsPerInvoke = Steps)]
    public int Table()
    {
        var changed = 0;
        for (var i = 0; i < _triggers.Length; i++)
            if (TransitionTables.Default((SubscriptionState)(i % 7), _triggers[i]).Kind == OutcomeKind.Changed) changed++;
        return changed;
    }

    [Benchmark(OperationsPerInvoke = Steps)]
    public Subscription Transitions()
    {
        var subscription = default(Subscription);
        TransitionTable table = TransitionTables.Default;
        foreach (var trigger in _triggers) subscription = subscription.After(table, trigger, out _);
        return subscription;
    }

    [Benchmark(OperationsPerInvoke = Steps * EventsAContact)]
    public SubscriptionLedger Ledger()
    {
        var ledger = new SubscriptionLedger();
        foreach (var (contact, told) in _events) ledger.Apply(contact, told);
        return ledger;
    }

    [Benchmark(OperationsPerInvoke = Steps * EventsAContact)]
    public SubscriptionLedger LedgerByFourThreads()
    {
        var ledger = new SubscriptionLedger();
        Parallel.For(0, 4, thread =>
        {
            for (var i = thread; i < _events.Length; i += 4) ledger.Apply(_events[i].Contact, _events[i].Told);
        });
        return ledger;
    }

    [Benchmark(OperationsPerInvoke = Steps)]
    public int Standings()
    {
        var subscribed = 0;
        for (var i = 0; i < Steps; i++)
            if (_asked.StandingOf(_events[i].Contact).OfType == SubscriptionState.Subscribed) subscribed++;
        return subscribed;
    }

    [Benchmark(OperationsPerInvoke = Steps * EventsAContact)]
    public async Task<DurableContacts> Durable()
    {
        var contacts = await DurableContacts.OpenAsync("benchmark", new MemoryStore());
        foreach (var batch in _events.Chunk(1_000))
            await contacts.AppendAsync(batch.Select(one => new SubscriptionTriggered(one.Contact, one.Told)));
        return contacts;
    }

    private static Trigger[] Shuffled(int count)
    {
        var triggers = Enumerable.Range(0, count).Select(i => (Trigger)(i % 16)).ToArray();
        new Random(1).Shuffle(triggers);
        return triggers;
    }

    private static (ContactId, SubscriptionEvent) EventOf(int i) => ($"contact-{i % Steps}@example.com", new SubscriptionEvent
    {
        At = DateTimeOffset.UnixEpoch.AddMinutes(i), Trigger = (Trigger)(i * 7 % 13), Proof = "form 7", Email = $"email-{i / Steps}",
    });
}
