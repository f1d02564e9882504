using CampaignMetrics.Definitions;
using CampaignMetrics.Events;
using CampaignMetrics.Messages;
using CampaignMetrics.Reports.Tallies;
using CampaignMetrics.Time;

namespace CampaignMetrics.Reports;

/// <summary>Adds up the messages of one store under one definition.</summary>
internal sealed class Tally
{
    private readonly MessageStore _store;
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
    private long _earliest = long.MaxValue;

    private Tally(MessageStore store, EmailCatalog catalog, Enrichment enrichment, Definition definition, ReportScope scope)
    {
        _store = store;
        _byEventDate = definition.DateBasis == DateBasis.EventDate;
        _scope = new ScopeFilter(scope, definition, store, catalog);
        _reader = new MessageReader(store, catalog, enrichment);
        var bounces = new BounceTable(store, enrichment);
        _counter = new MessageCounter(definition, _scope, _reader, new EmailTable(store, catalog), bounces);
        _delivery = new DeliveryTally(store, catalog, bounces);
        _clients = new ClientTally(_reader.Agents);
        _links = new LinkTally(store);
        _places = new PlaceTally(store, _reader.Agents, enrichment);
        var clock = new ZoneClock(scope.Zone, store.EarliestAt, store.LatestAt);
        _time = new TimeTally(clock, new Buckets(clock, scope.Every, scope.FirstDayOfWeek));
        _people = new PeopleTally(store);
        _revenue = new RevenueTally(store, _scope, _byEventDate);
    }

    public static ReportSums Of(MessageStore store, EmailCatalog catalog, Enrichment enrichment, Definition definition, ReportScope scope)
    {
        var tally = new Tally(store, catalog, enrichment, definition, scope);
        for (var message = 0; message < store.Count; message++) tally.Add(message);
        return tally.ToSums();
    }

    private void Add(int message)
    {
        ref readonly var state = ref _store[message];
        if (!state.IsMessage) _revenue.AddUnnamed(state);
        var inScope = _scope.Holds(state);
        if (!inScope && (!state.IsMessage || !_revenue.HasClick(state))) return;
        var folded = _reader.Read(message);
        _counter.Count(folded);
        var counted = new Counted(folded, _counter);
        _revenue.AddClicks(counted, inScope);
        if (inScope) Add(counted);
    }

    private void Add(in Counted counted)
    {
        _earliest = Math.Min(_earliest, EarliestOf(counted.Message));
        _revenue.Add(counted.Message);
        if (counted.Counter.Counts.ContainsAnyExcept(0))
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

    private ReportSums ToSums()
    {
        var sums = new ReportSums { EarliestAt = _earliest };
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
}
