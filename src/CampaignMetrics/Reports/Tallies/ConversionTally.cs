using System.Text;
using CampaignMetrics.Collections;
using CampaignMetrics.Events.Schema;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Reports.Tallies;

/// <summary>
/// Goals and revenue: each conversion or order of a contact is attributed once, to the email that it names or to what the contact did
/// before it. It turns to one contact after the other.
/// </summary>
internal sealed class ConversionTally(Vocabulary words, MessageFold fold, ScopeFilter scope, Definition definition)
{
    private readonly long _window = (long)definition.AttributionWindow.TotalMilliseconds;
    private readonly long? _viewWindow = (long?)definition.ViewThroughWindow?.TotalMilliseconds;
    private readonly bool _byEventDate = definition.DateBasis == DateBasis.EventDate;
    private readonly List<Conversion> _conversions = [];
    private readonly ContactActs _clicks = new(), _opens = new();
    private readonly HashSet<NumberKey> _goalsOfContact = [];
    private readonly SumTable<RevenueKey, RevenueSum> _revenue = new();
    private readonly SumTable<string, GoalSum> _goals = new();
    private readonly SumTable<string, SourceSum> _emailSources = new(), _otherSources = new();
    private UnattributedSum _unattributed;

    /// <summary>Whether a conversion of the contact is owed to what it did, perhaps with emails out of scope.</summary>
    public bool NeedsActs { get; private set; }

    /// <summary>Remembers the conversions among a message's events, or among those that name no email.</summary>
    public void AddConversions(in MessageState state, ReadOnlySpan<Entry> entries, bool isInScope)
    {
        foreach (ref readonly var entry in entries)
            if (entry.Type == EventType.Converted && entry.Stated != Actor.Automation)
            {
                _conversions.Add(ConversionOf(ActOf(state, entry, isInScope), entry.Detail));
                NeedsActs |= !state.IsMessage;
            }
    }

    /// <summary>Remembers a message's counted clicks, and with view-through the opens by people: whenever, since what a conversion is owed
    /// to is found before the scope is looked at.</summary>
    public void AddActs(in Counted counted, bool isInScope)
    {
        for (var i = 0; i < counted.Message.Entries.Length; i++)
        {
            if (!counted.Counter.CountsWhenever(counted.Message, i)) continue;
            ref readonly var entry = ref counted.Message.Entries[i];
            if (entry.Type == EventType.Clicked) _clicks.Add(ActOf(counted.Message.State, entry, isInScope));
            else if (_viewWindow is not null && entry.Type == EventType.Opened && counted.Message.Labels[i].Actor == Actor.Human)
                _opens.Add(ActOf(counted.Message.State, entry, isInScope));
        }
    }

    /// <summary>Counts an unsubscription or a spam report that names no email.</summary>
    public void AddUnattributed(EventType type, long at)
    {
        if (!scope.HoldsUnattributed || !scope.IsInPeriod(at)) return;
        if (type == EventType.Unsubscribed) _unattributed += new UnattributedSum(1, 0, 0, 0);
        if (type == EventType.SpamReported) _unattributed += new UnattributedSum(0, 1, 0, 0);
    }

    /// <summary>Turns away from the contact, all of whose events were added.</summary>
    /// <param name="counts">Whether what the contact did counts at all.</param>
    public void End(bool counts)
    {
        if (_conversions.Count > 0 && counts)
        {
            var lostRefunds = new List<Conversion>();
            foreach (var unit in Orders.Of(_conversions, lostRefunds)) Add(unit);
            foreach (var refund in lostRefunds)
                if (scope.HoldsUnattributed && scope.IsInPeriod(refund.Act.At)) _unattributed += new UnattributedSum(0, 0, 0, 1);
            foreach (var goal in _goalsOfContact) _goals.Add(words.Texts.Text((int)goal.Value), new GoalSum(0, 1));
            _goalsOfContact.Clear();
        }
        _conversions.Clear();
        _clicks.Clear();
        _opens.Clear();
        NeedsActs = false;
    }

    public void WriteTo(ReportSums sums)
    {
        sums.Revenue.Add(_revenue);
        sums.Goals.Add(_goals);
        sums.Unattributed += _unattributed;
        sums.EmailSources.Add(_emailSources);
        sums.OtherSources.Add(_otherSources);
    }

    private void Add(ConversionUnit unit)
    {
        if (Attribute(unit) is not { } earned)
        {
            if (scope.HoldsUnattributed && scope.IsInPeriod(unit.States[0].Act.At)) AddUnattributed(unit);
            return;
        }
        if (!earned.By.IsInScope || (_byEventDate && !scope.IsInPeriod(earned.At))) return;
        var latest = unit.Latest;
        if (latest.Amount is { } amount) Add(earned.By, latest.Currency, new RevenueSum(amount, 1, 0));
        foreach (var refund in unit.Refunds) Add(earned.By, refund.Currency, new RevenueSum(refund.Amount!.Value, 0, 1));
        if (latest.Goal == Slot.None) return;
        _goals.Add(words.Texts.Text(latest.Goal), new GoalSum(1, 0));
        Add(_emailSources, earned.By.EmailKey, latest);
        _goalsOfContact.Add(new NumberKey(latest.Goal));
    }

    private void AddUnattributed(ConversionUnit unit)
    {
        _unattributed += new UnattributedSum(0, 0, 1, 0);
        var source = unit.States[0].Source;
        Add(_otherSources, source == Slot.None ? "" : words.Texts.Text(source), unit.Latest);
    }

    /// <summary>Adds a conversion to a source, if its goal is one of those that sources are compared by.</summary>
    private void Add(SumTable<string, SourceSum> sources, string key, Conversion conversion)
    {
        if (conversion.Goal == Slot.None) return;
        var sum = SourceSum.Of(words.Texts.Text(conversion.Goal));
        if (sum != default) sources.Add(key, sum);
    }

    private void Add(ContactAct act, string currency, RevenueSum sum) => _revenue.Add(new RevenueKey(act.EmailKey, currency), sum);

    /// <summary>What earned it, by the earliest of its states that can be attributed; null where none can.</summary>
    private (ContactAct By, long At)? Attribute(ConversionUnit unit)
    {
        foreach (var state in unit.States)
        {
            var by = state.Act.Email > 0 ? state.Act : _clicks.Latest(state.Act.At, _window);
            by ??= _viewWindow is { } window ? _opens.Latest(state.Act.At, window) : null;
            if (by is { } act) return (act, state.Act.At);
        }
        return null;
    }

    private Conversion ConversionOf(ContactAct act, int detail) => new(
        act,
        words.SlotOf(EventSchema.Conversion, detail, EventProperty.Goal),
        words.SlotOf(EventSchema.Conversion, detail, EventProperty.Order),
        words.SlotOf(EventSchema.Conversion, detail, EventProperty.Source),
        words.DecimalOf(EventSchema.Conversion, detail, EventProperty.Amount),
        words.TextOf(EventSchema.Conversion, detail, EventProperty.Currency) ?? Money.NoCurrency);

    private ContactAct ActOf(in MessageState state, in Entry entry, bool isInScope) => new(
        entry.At, Encoding.UTF8.GetString(fold.IdOf(entry)), state.Email,
        state.Email == 0 ? "" : words.Emails.Text(state.Email), isInScope);
}
