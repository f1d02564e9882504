using CampaignMetrics.Definitions;
using CampaignMetrics.Events;
using CampaignMetrics.Messages;
using CampaignMetrics.Messages.Store;
using CampaignMetrics.Reports.Tallies;
using CampaignMetrics.Time;

namespace CampaignMetrics.Reports;

/// <summary>Adds up the messages of some stores of a ledger under one definition. One thread has one tally.</summary>
internal sealed class Tally
{
    private readonly MessageReader _reader;
    private readonly MessageCounter _counter;
    private readonly ScopeFilter _scope;
    private readonly bool _byEventDate;
    private readonly DeliveryTally _delivery;
    private readonly ClientTally _clients;
    private readonly LinkTally _links;
    private readonly PlaceTally _places;
    private readonly TimeTally _time;
    private readonly PeopleTally _people;
    private readonly ExclusionTally _exclusions = new();
    private readonly RevenueTally _revenue;
    private readonly bool _mergeable;
    private long _earliest = long.MaxValue, _events, _duplicates, _refused;

    public Tally(Vocabulary words, LedgerOptions options, Definition definition, ReportScope scope, (long From, long To) range)
    {
        var (catalog, enrichment) = (options.Catalog, options.Enrichment);
        _mergeable = options.MergeableReports;
        _byEventDate = definition.DateBasis == DateBasis.EventDate;
        _scope = new ScopeFilter(scope, definition, words, catalog);
        _reader = new MessageReader(words, catalog, enrichment);
        var bounces = new BounceTable(words, enrichment);
        _counter = new MessageCounter(definition, _scope, _reader, new EmailTable(words, catalog), bounces);
        _delivery = new DeliveryTally(words, catalog, bounces);
        _clients = new ClientTally(_reader.Agents);
        _links = new LinkTally(words);
        _places = new PlaceTally(words, _reader.Agents, enrichment);
        var clock = new ZoneClock(scope.Zone, range.From, range.To);
        _time = new TimeTally(clock, new Buckets(clock, scope.Every, scope.FirstDayOfWeek));
        _people = new PeopleTally(words);
        _revenue = new RevenueTally(words, _reader, _scope, _byEventDate, options.MergeableReports);
    }

    /// <summary>Adds all messages that the store has now. It may be written to meanwhile: each message is added as it is at one instant.</summary>
    public void Add(MessageStore store)
    {
        int count;
        lock (store.Gate) (count, _events, _duplicates, _refused) = (store.Count, _events + store.Events, _duplicates + store.Duplicates, _refused + store.Refused);
        _people.Turn(store.Contacts);
        _revenue.Turn(store);
        for (var message = 0; message < count; message++) Add(store, message);
        _revenue.Turn(null);
    }

    public ReportSums ToSums()
    {
        var sums = new ReportSums { EarliestAt = _earliest, HasAllClicks = _mergeable };
        sums.Input.Events = _events;
        sums.Input.Duplicates = _duplicates;
        sums.Input.Refuse(_refused);
        _delivery.WriteTo(sums);
        _clients.WriteTo(sums);
        _links.WriteTo(sums);
        _places.WriteTo(sums);
        _time.WriteTo(sums);
        _people.WriteTo(sums);
        _exclusions.WriteTo(sums);
        _revenue.WriteTo(sums);
        return sums;
    }

    private void Add(MessageStore store, int message)
    {
        _reader.Open(store, message);
        ref readonly var state = ref _reader.State;
        if (!state.IsMessage) _revenue.AddUnnamed(state.Contact, _reader.Entries);
        var inScope = _scope.Holds(state);
        var needsClicks = state.IsMessage && _revenue.NeedsClicks(state.Contact);
        if (!inScope && !(needsClicks && HasClick(_reader.Entries))) return;
        var folded = _reader.Fold();
        _counter.Count(folded);
        var counted = new Counted(folded, _counter);
        if (needsClicks) _revenue.AddClicks(counted, inScope);
        if (inScope) Add(counted);
    }

    private void Add(in Counted counted)
    {
        _earliest = Math.Min(_earliest, EarliestOf(counted.Message));
        _revenue.Add(counted.Message);
        if (counted.Counter.CountsAnything)
        {
            _delivery.Add(counted);
            _people.Add(counted);
        }
        if (counted.Message.Entries.IsEmpty) return;
        _clients.Add(counted);
        _links.Add(counted);
        _places.Add(counted);
        _time.Add(counted);
        _exclusions.Add(counted);
    }

    /// <summary>Whether there is a click that an unnamed conversion could be attributed to.</summary>
    private static bool HasClick(ReadOnlySpan<Entry> entries)
    {
        foreach (ref readonly var entry in entries)
            if (entry.Type == EventType.Clicked) return true;
        return false;
    }

    private long EarliestOf(in FoldedMessage message)
    {
        if (!_byEventDate) return message.State.FirstAt;
        var earliest = long.MaxValue;
        Consider(message.State.FirstAt);
        Consider(message.State.SentAt);
        Consider(message.State.DeliveredAt);
        foreach (ref readonly var entry in message.Entries) Consider(entry.At);
        return earliest;

        void Consider(long at) => earliest = _scope.IsInPeriod(at) ? Math.Min(earliest, at) : earliest;
    }
}
