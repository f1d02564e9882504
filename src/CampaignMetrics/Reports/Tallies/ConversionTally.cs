using System.Text;
using CampaignMetrics.Collections;
using CampaignMetrics.Events.Schema;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Reports.Tallies;

/// <summary>
/// Counts goals and revenue. Each conversion or order of a contact is attributed once: to the email that it names, else by the contact's
/// last click or, with view-through, last open before it.
/// </summary>
/// <remarks>
/// <para>
/// Conversions and acts of one contact are collected first; <see cref="End"/> attributes and counts them. Acts are collected only for
/// contacts with a conversion that names no email, which are few. The last click may be in an email outside the scope: the conversion is
/// then that email's, and is not counted in this scope.
/// </para>
/// </remarks>
internal sealed class ConversionTally(Vocabulary words, MessageFold fold, ScopeFilter scope, Definition definition)
{
    private readonly long _window = (long)definition.AttributionWindow.TotalMilliseconds;
    private readonly long? _viewWindow = (long?)definition.ViewThroughWindow?.TotalMilliseconds;
    private readonly bool _byEventDate = definition.DateBasis == DateBasis.EventDate;
    // These are of the current contact, and emptied by End.
    private readonly List<Conversion> _conversions = [];
    private readonly ContactActs _clicks = new(), _opens = new();
    private readonly HashSet<NumberKey> _goalsOfContact = [];
    // These are of all contacts.
    private readonly SumTable<RevenueKey, RevenueSum> _revenue = new();
    private readonly SumTable<string, GoalSum> _goals = new();
    private readonly SumTable<string, SourceSum> _emailSources = new(), _otherSources = new();
    private UnattributedSum _unattributed;

    /// <summary>Whether other messages of the contact matter, once those of the asked emails and the events without an email are added:
    /// an order in one of them may have other states elsewhere, and what could be attributed to one of them may be another's.</summary>
    public bool NeedsOthers
    {
        get
        {
            foreach (var conversion in _conversions)
                if (conversion.Act.Email > 0 ? conversion.Order != Slot.None : ByActs(conversion.Act.At) is not null) return true;
            return false;
        }
    }

    /// <summary>Whether the contact has a conversion that names no email, so that its clicks and opens are needed, also those in emails
    /// outside the scope.</summary>
    public bool NeedsActs { get; private set; }

    /// <summary>Collects the conversions among the events of a message, or among those that name no email.</summary>
    public void AddConversions(in MessageState state, ReadOnlySpan<Entry> entries, bool isInScope)
    {
        foreach (ref readonly var entry in entries)
            // No rule judges conversions, so only those that state a program are left out.
            if (entry.Type == EventType.Converted && !entry.StatesProgram)
            {
                _conversions.Add(ConversionOf(ActOf(state, entry, isInScope), entry.Detail));
                NeedsActs |= !state.IsMessage;
            }
    }

    /// <summary>Collects a message's counted clicks and, with view-through, its opens by people. They count at any time: attribution comes
    /// before the scope and its period.</summary>
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

    /// <summary>Counts an unsubscription or spam report that names no email and could not be attributed.</summary>
    public void AddUnattributed(EventType type, long at)
    {
        if (!scope.HoldsUnattributed || !scope.IsInPeriod(at)) return;
        if (type == EventType.Unsubscribed) _unattributed += new UnattributedSum(1, 0, 0, 0);
        if (type == EventType.SpamReported) _unattributed += new UnattributedSum(0, 1, 0, 0);
    }

    /// <summary>Ends a contact: attributes and counts its conversions.</summary>
    /// <param name="counts">Whether the contact counts at all; false for one that the scope leaves out.</param>
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
        // By send cohort the message's own sending decides, which IsInScope has tested.
        if (!earned.By.IsInScope || (_byEventDate && !scope.IsInPeriod(earned.At))) return;
        // Attributed by an early state, but counted with the latest amount: an order may be corrected after it was placed.
        var latest = unit.Latest;
        if (latest.Amount is { } amount) Add(earned.By, latest.Currency, new RevenueSum(amount, 1, 0));
        foreach (var refund in unit.Refunds) Add(earned.By, refund.Currency, new RevenueSum(refund.Amount!.Value, 0, 1));
        if (latest.Goal == Slot.None) return;
        _goals.Add(words.Texts.Text(latest.Goal), new GoalSum(1, 0));
        Add(_emailSources, earned.By.EmailKey, latest);
        // A set: the contact counts once for a goal, however many conversions it has.
        _goalsOfContact.Add(new NumberKey(latest.Goal));
    }

    private void AddUnattributed(ConversionUnit unit)
    {
        _unattributed += new UnattributedSum(0, 0, 1, 0);
        var source = unit.States[0].Source;
        Add(_otherSources, source == Slot.None ? "" : words.Texts.Text(source), unit.Latest);
    }

    /// <summary>Adds a conversion to a source, if its goal is one by which sources are compared: visit, contact, customer.</summary>
    private void Add(SumTable<string, SourceSum> sources, string key, Conversion conversion)
    {
        if (conversion.Goal == Slot.None) return;
        var sum = SourceSum.Of(words.Texts.Text(conversion.Goal));
        if (sum != default) sources.Add(key, sum);
    }

    private void Add(ContactAct act, string currency, RevenueSum sum) => _revenue.Add(new RevenueKey(act.EmailKey, currency), sum);

    /// <summary>The act to which a conversion is attributed, by the earliest of its states for which there is one; null where there is
    /// none.</summary>
    private (ContactAct By, long At)? Attribute(ConversionUnit unit)
    {
        foreach (var state in unit.States)
        {
            var by = state.Act.Email > 0 ? state.Act : ByActs(state.Act.At);
            if (by is { } act) return (act, state.Act.At);
        }
        return null;
    }

    /// <summary>The last click before an instant or, with view-through, else the last open; null for neither.</summary>
    private ContactAct? ByActs(long at)
    {
        var click = _clicks.Latest(at, _window);
        return click is null && _viewWindow is { } window ? _opens.Latest(at, window) : click;
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
