using BenchmarkDotNet.Attributes;
using CampaignMetrics.Contacts.Subscriptions;

namespace CampaignMetrics.Benchmarks;

/// <summary>The table alone, one contact's subscription, and a ledger of 10,000 contacts.</summary>
[MemoryDiagnoser]
public class SubscriptionBenchmarks
{
    private const int Steps = 10_000, EventsAContact = 8;

    private readonly Trigger[] _triggers = [.. Shuffled(Steps)];
    private readonly (ContactId Contact, SubscriptionEvent Told)[] _events =
        [.. Enumerable.Range(0, Steps * EventsAContact).Select(EventOf)];

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
