using CampaignMetrics.Collections;
using CampaignMetrics.Messages;
using CampaignMetrics.Reports.Tallies;
using CampaignMetrics.Time;

namespace CampaignMetrics.Reports;

/// <summary>What a tally goes by beside its definition and its scope.</summary>
/// <param name="Catalog">The emails' catalog.</param>
/// <param name="Enrichment">What tells places and bounces.</param>
/// <param name="From">No event is earlier.</param>
/// <param name="To">No event is later.</param>
/// <param name="IsMergeable">Whether the report is to be merged with others, which may hold clicks and conversions of its contacts.</param>
internal sealed record TallyOptions(EmailCatalog Catalog, Enrichment Enrichment, long From, long To, bool IsMergeable);

/// <summary>Adds up messages under one definition. One thread has one tally.</summary>
internal sealed class Tally
{
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
    private long _earliest = long.MaxValue;

    public Tally(Vocabulary words, MessageFold fold, TallyOptions options, Definition definition, ReportScope scope)
    {
        var (catalog, enrichment) = (options.Catalog, options.Enrichment);
        _mergeable = options.IsMergeable;
        _byEventDate = definition.DateBasis == DateBasis.EventDate;
        _scope = new ScopeFilter(scope, definition, words, catalog);
        var bounces = new BounceTable(words, enrichment);
        _counter = new MessageCounter(definition, _scope, fold, new EmailTable(words, catalog), bounces);
        _delivery = new DeliveryTally(words, catalog, bounces);
        _clients = new ClientTally(fold.Agents);
        _links = new LinkTally(words);
        _places = new PlaceTally(words, fold.Agents, enrichment);
        var clock = new ZoneClock(scope.Zone, options.From, options.To);
        _time = new TimeTally(clock, new Buckets(clock, scope.Every, scope.FirstDayOfWeek));
        _people = new PeopleTally(words);
        _revenue = new RevenueTally(words, fold, _scope, _byEventDate, options.IsMergeable);
    }

    /// <summary>Whether conversions that name no email are told by <see cref="Owe"/> before the messages of their contacts.</summary>
    public bool NeedsOwed => !_mergeable;

    /// <summary>
    /// Turns to contacts that have their messages in one place, or with null away from the last, which memory should be free of.
    /// </summary>
    public void Turn(TextTable? contacts)
    {
        if (contacts is not null) _people.Turn(contacts);
        _revenue.Turn(contacts);
    }

    /// <summary>Tells of events that name no email: their conversions are owed to clicks of the contact.</summary>
    public void Owe(in MessageState state, ReadOnlySpan<Entry> entries) => _revenue.Owe(state.Contact, entries);

    /// <summary>Whether a message is to be folded at all: it is in scope, or conversions may be owed to its clicks.</summary>
    public bool Wants(in MessageState state, ReadOnlySpan<Entry> entries) =>
        _scope.Holds(state) || (NeedsClicks(state) && HasClick(entries));

    /// <summary>Adds events that name no email.</summary>
    public void AddUnnamed(in MessageState state, ReadOnlySpan<Entry> entries) => _revenue.AddUnnamed(state.Contact, entries);

    /// <summary>Adds a message.</summary>
    public void Add(in FoldedMessage folded)
    {
        var inScope = _scope.Holds(folded.State);
        _counter.Count(folded);
        var counted = new Counted(folded, _counter);
        if (NeedsClicks(folded.State)) _revenue.AddClicks(counted, inScope);
        if (inScope) Add(counted);
    }

    public ReportSums ToSums()
    {
        var sums = new ReportSums { EarliestAt = _earliest, HasAllClicks = _mergeable };
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

    private bool NeedsClicks(in MessageState state) => state.IsMessage && _revenue.NeedsClicks(state.Contact);

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
