using System.Runtime.InteropServices;
using CampaignMetrics.Collections;
using CampaignMetrics.Messages;
using CampaignMetrics.Reports;
using CampaignMetrics.Reports.Tallies;

namespace CampaignMetrics.Portfolio.Variants;

/// <summary>Counts the messages, or the people, of the variants of an A/B test. Each thread has its own.</summary>
/// <remarks>
/// <para>
/// What a contact did in one message may be told by another: a conversion without an email goes to the last click, wherever it was, and a
/// person has opened a variant if any of its emails was opened. So the contact's messages are collected, and counted at its end.
/// </para>
/// </remarks>
internal sealed class VariantTally : ScopeTally<VariantSums>
{
    private readonly VariantQuery _query;
    private readonly MessageEvents _events;
    private readonly Vocabulary _words;
    private readonly Attribution _attribution;
    private readonly ComparedRate _open, _click;
    private readonly Dictionary<string, int> _places;
    private readonly SegmentFilter? _tagged;
    private readonly long _testEnd;
    // By email slot: the place of its variant in the query.
    private readonly List<int?> _variants = [];
    // These are of the current contact, and emptied at its end.
    private readonly List<Piece> _pieces = [];
    private readonly List<Earning> _earned = [];
    private readonly Dictionary<string, decimal> _revenue = new(StringComparer.Ordinal);

    public VariantTally(
        Vocabulary words, MessageEvents events, MessageKnowledge knowledge, TallyRequest request, VariantQuery query)
        : base(words, events, knowledge, request, new VariantSums())
    {
        (_query, _events, _words) = (query, events, words);
        _attribution = new Attribution(words, events.Fold, request.Definition);
        _open = new ComparedRate(request.Definition, request.Definition.Rates.Open);
        _click = new ComparedRate(request.Definition, request.Definition.Rates.Click);
        _places = query.Variants.SelectMany((variant, place) => variant.Emails.Select(email => (email.Value, place)))
            .ToDictionary(StringComparer.Ordinal);
        _testEnd = query.Test?.Before?.ToUnixTimeMilliseconds() ?? long.MinValue;
        if (query.Test?.Tag is { } tag)
            _tagged = new SegmentFilter(ReportScope.All with { Tags = ReportScope.All.Tags.Add(tag.Key, tag.Value) }, words.Segments);
    }

    public override bool NeedsOthers => _attribution.NeedsOthers;

    public override void AddUnnamed()
    {
        base.AddUnnamed();
        if (!IsContactExcluded) _attribution.AddConversions(_events.State, _events.Entries, isInScope: false, send: 0);
    }

    protected override bool Concerns(ReadOnlySpan<Entry> entries)
    {
        foreach (ref readonly var entry in entries)
            if (entry.Type == EventType.Converted) return true;
        return _attribution.MayBeOwed(entries);
    }

    protected override void Look(in FoldedMessage message)
    {
        if (IsContactExcluded) return;
        _attribution.AddConversions(message.State, message.Entries, isInScope: false, Send);
        if (!_attribution.MayBeOwed(message.Entries)) return;
        Counter.Count(message);
        _attribution.AddActs(new Counted(message, Counter), isInScope: false, Send);
    }

    protected override void Add(in Counted counted, EmailSum email)
    {
        Sums.Whole.Of(email).Add(counted.Message, Counter, HasCohort);
        var variant = VariantOf(counted.Message.State.Email);
        var phase = PhaseOf(counted.Message.State);
        Sums.Together[variant].Cell.Of(email).Add(counted.Message, Counter, HasCohort);
        if (phase is not null) phase[variant].Cell.Of(email).Add(counted.Message, Counter, HasCohort);
        _pieces.Add(new Piece(counted.Message.State.Email, Send, variant, phase, ActsOf()));
    }

    protected override void EndContact(ReadOnlySpan<byte> contact)
    {
        if (_pieces.Count > 0)
        {
            if (!_attribution.IsEmpty) Attribute();
            Close(Sums.Together);
            if (_query.Test is not null)
            {
                Close(Sums.Test);
                Close(Sums.Rest);
            }
            _pieces.Clear();
            _earned.Clear();
        }
        _attribution.Clear();
    }

    private int VariantOf(int email)
    {
        while (_variants.Count <= email) _variants.Add(null);
        return _variants[email] ??= _places[_words.Emails.Text(email)];
    }

    private PhaseSums? PhaseOf(in MessageState state)
    {
        if (_query.Test is null) return null;
        var isTest = _tagged is null ? state.CohortAt < _testEnd : _tagged.Holds(state.Segments, isOfWorkflow: false);
        return isTest ? Sums.Test : Sums.Rest;
    }

    private VariantActs ActsOf()
    {
        var acts = VariantActs.None;
        if (Counter.Has(Metric.Sent)) acts |= VariantActs.Sent;
        if (Counter.Has(Metric.Delivered)) acts |= VariantActs.Delivered;
        if (_open.HasWhole(Counter)) acts |= VariantActs.OpenWhole;
        if (_open.HasPart(Counter)) acts |= VariantActs.Opened;
        if (_open.IsOfCohort && !Counter.IsInCohort) acts |= VariantActs.NotInOpenCohort;
        if (_click.HasWhole(Counter)) acts |= VariantActs.ClickWhole;
        if (_click.HasPart(Counter)) acts |= VariantActs.Clicked;
        if (_click.IsOfCohort && !Counter.IsInCohort) acts |= VariantActs.NotInClickCohort;
        return acts;
    }

    /// <summary>Gives the contact's conversions to the messages that earned them.</summary>
    private void Attribute()
    {
        foreach (var (unit, by, _, _) in _attribution.Units([]))
        {
            if (by is not { } act) continue;
            var place = _pieces.FindIndex(piece => piece.Email == act.Email && piece.Send == act.Send);
            if (place < 0) continue;
            var latest = unit.Latest;
            if (_query.Goal is null || (latest.Goal != Slot.None && _words.Texts.Text(latest.Goal) == _query.Goal))
                CollectionsMarshal.AsSpan(_pieces)[place].Acts |= VariantActs.Converted;
            if (latest.Amount is { } amount) _earned.Add(new Earning(place, latest.Currency, amount));
            foreach (var refund in unit.Refunds) _earned.Add(new Earning(place, refund.Currency, refund.Amount!.Value));
        }
    }

    /// <summary>Counts the contact's messages of a phase: each by itself, or those of a variant together as one person.</summary>
    private void Close(PhaseSums phase)
    {
        var isWhole = phase == Sums.Together;
        var variants = 0;
        for (var variant = 0; variant < _query.Variants.Length; variant++)
        {
            var person = VariantActs.None;
            for (var i = 0; i < _pieces.Count; i++)
            {
                var piece = _pieces[i];
                if (piece.Variant != variant || !(isWhole || piece.Phase == phase)) continue;
                person |= piece.Acts;
                AddRevenueOf(i);
                if (_query.Unit == VariantUnit.Messages) Count(phase[variant], piece.Acts);
            }
            if (person.HasFlag(VariantActs.Sent)) variants++;
            if (_query.Unit == VariantUnit.People) Count(phase[variant], person);
        }
        if (variants > 1) phase.Overlap++;
    }

    private void AddRevenueOf(int piece)
    {
        foreach (var earning in _earned)
            if (earning.Piece == piece)
                _revenue[earning.Currency] = _revenue.GetValueOrDefault(earning.Currency) + earning.Amount;
    }

    private void Count(VariantSum sum, VariantActs acts)
    {
        sum.Add(acts, _revenue);
        _revenue.Clear();
    }

    /// <summary>A message of the contact.</summary>
    private record struct Piece(int Email, int Send, int Variant, PhaseSums? Phase, VariantActs Acts);

    /// <summary>What a message earned.</summary>
    /// <param name="Piece">The place of the message among those of the contact.</param>
    /// <param name="Currency">The currency.</param>
    /// <param name="Amount">The amount of an order, or a refund.</param>
    private readonly record struct Earning(int Piece, string Currency, decimal Amount);
}
