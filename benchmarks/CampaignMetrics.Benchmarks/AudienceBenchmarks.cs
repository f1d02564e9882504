using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using CampaignMetrics.Contacts.Audiences;
using CampaignMetrics.Contacts.Subscriptions;

namespace CampaignMetrics.Benchmarks;

/// <summary>An audience of 1,000,000 contacts over 5 lists and 2 exclusion lists, with a ledger that knows each contact.</summary>
[MemoryDiagnoser]
public class AudienceBenchmarks
{
    private const int Contacts = 1_000_000;

    private readonly SubscriptionLedger _ledger = new();
    private readonly Suppression _suppression =
        new(Enumerable.Range(0, 10_000).Select(i => $"Contact-{i * 89}@domain-{i * 89 % 50}.example"), "domain-49.example");
    private ContactId[] _contacts = [];
    private ImmutableArray<ContactList> _lists, _exclusions;

    [GlobalSetup]
    public void Setup()
    {
        _contacts = [.. Enumerable.Range(0, Contacts).Select(i => new ContactId($"contact-{i}@domain-{i % 50}.example"))];
        for (var i = 0; i < Contacts; i++)
            _ledger.Apply(
                _contacts[i],
                new SubscriptionEvent
                {
                    At = DateTimeOffset.UnixEpoch,
                    Trigger = i % 20 == 0 ? Trigger.Unsubscribed : i % 33 == 0 ? Trigger.HardBounced : Trigger.Imported,
                });
        Report("keys, as the caller has them", () => _contacts.Select(contact => new ContactId(new string(contact.Value))).ToArray());
        Report("directory with 7 lists", Fill);
        (_lists, _exclusions) = Fill();
        Report("audience", Select);
        var audience = Select();
        Console.WriteLine($"{audience.SelectedCount} selected, {audience.RecipientCount} recipients, {audience.NotSentCount} not sent");
    }

    /// <summary>Numbers every contact and fills seven lists: about 1,700,000 memberships.</summary>
    [Benchmark]
    public (ImmutableArray<ContactList> Lists, ImmutableArray<ContactList> Exclusions) Fill()
    {
        var directory = new ContactDirectory();
        var lists = Enumerable.Range(0, 5)
            .Select(list => directory.List($"list {list}", _contacts.Where((_, i) => i % 5 == list || i % 7 == list)))
            .ToImmutableArray();
        return (
            lists,
            [
                directory.List("staff", _contacts.Where((_, i) => i % 50 == 3)),
                directory.List("rivals", _contacts.Where((_, i) => i % 101 == 3)),
            ]);
    }

    /// <summary>The set operations: union, exclusions, suppression, states, addresses, duplicates.</summary>
    [Benchmark]
    public Audience Select() => Audience.Select(new AudienceRequest
    {
        Lists = _lists, Exclusions = _exclusions, Suppression = _suppression, Standing = contact => _ledger.StandingOf(contact),
    });

    /// <summary>From keys to recipients with their lists.</summary>
    [Benchmark]
    public int FillSelectAndRead()
    {
        (_lists, _exclusions) = Fill();
        return Select().Recipients.Sum(recipient => recipient.Lists.Length);
    }

    private static void Report<T>(string what, Func<T> make)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var made = make();
        Console.WriteLine($"{what}: {(GC.GetTotalMemory(forceFullCollection: true) - before) / (double)Contacts:F1} bytes a contact kept");
        GC.KeepAlive(made);
    }
}
