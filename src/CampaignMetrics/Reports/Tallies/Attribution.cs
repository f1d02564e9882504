using System.Text;
using CampaignMetrics.Collections;
using CampaignMetrics.Events.Schema;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Reports.Tallies;

/// <summary>
/// Attributes the conversions of a contact. Each conversion or order goes once: to the email that it names, else to that of the contact's
/// last click or, with view-through, last open before it.
/// </summary>
/// <remarks>
/// <para>
/// Conversions and acts of one contact are collected first; <see cref="Units"/> attributes them. Acts are needed only for contacts with a
/// conversion that names no email, which are few. The last click may be in an email outside the scope: the conversion is then that
/// email's.
/// </para>
/// </remarks>
internal sealed class Attribution(Vocabulary words, MessageFold fold, Definition definition)
{
    private readonly long _window = (long)definition.AttributionWindow.TotalMilliseconds;
    private readonly long? _viewWindow = (long?)definition.ViewThroughWindow?.TotalMilliseconds;
    // These are of the current contact, and emptied by Clear.
    private readonly List<Conversion> _conversions = [];
    private readonly ContactActs _clicks = new(), _opens = new();

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

    /// <summary>Whether the contact has no conversion.</summary>
    public bool IsEmpty => _conversions.Count == 0;

    /// <summary>Collects the conversions among the events of a message, or among those that name no email.</summary>
    /// <param name="state">The message.</param>
    /// <param name="entries">Its events.</param>
    /// <param name="isInScope">Whether it is in scope.</param>
    /// <param name="send">The index of the sending within the email and contact.</param>
    public void AddConversions(in MessageState state, ReadOnlySpan<Entry> entries, bool isInScope, int send)
    {
        foreach (ref readonly var entry in entries)
            // No rule judges conversions, so only those that state a program are left out.
            if (entry.Type == EventType.Converted && !entry.StatesProgram)
            {
                _conversions.Add(ConversionOf(ActOf(state, entry, isInScope, send), entry.Detail));
                NeedsActs |= !state.IsMessage;
            }
    }

    /// <summary>Whether a message has clicks or opens to which a conversion of the contact could be attributed. A cheap test that spares
    /// most messages the counting.</summary>
    public bool MayBeOwed(ReadOnlySpan<Entry> entries)
    {
        if (!NeedsActs) return false;
        foreach (ref readonly var entry in entries)
            if (entry.Type is EventType.Clicked or EventType.Opened) return true;
        return false;
    }

    /// <summary>Collects a message's counted clicks and, with view-through, its opens by people. They count at any time: attribution comes
    /// before the scope and its period.</summary>
    /// <param name="counted">The message.</param>
    /// <param name="isInScope">Whether it is in scope.</param>
    /// <param name="send">The index of the sending within the email and contact.</param>
    public void AddActs(in Counted counted, bool isInScope, int send)
    {
        for (var i = 0; i < counted.Message.Entries.Length; i++)
        {
            if (!counted.Counter.CountsWhenever(counted.Message, i)) continue;
            ref readonly var entry = ref counted.Message.Entries[i];
            if (entry.Type == EventType.Clicked) _clicks.Add(ActOf(counted.Message.State, entry, isInScope, send));
            else if (_viewWindow is not null && entry.Type == EventType.Opened && counted.Message.Labels[i].Actor == Actor.Human)
                _opens.Add(ActOf(counted.Message.State, entry, isInScope, send));
        }
    }

    /// <summary>The contact's conversions as they are counted, each with what it is attributed to.</summary>
    /// <param name="lostRefunds">Receives refunds that name no order, or one that no event placed.</param>
    public IEnumerable<AttributedUnit> Units(List<Conversion> lostRefunds)
    {
        foreach (var unit in Orders.Of(_conversions, lostRefunds)) yield return Attribute(unit);
    }

    /// <summary>Ends a contact.</summary>
    public void Clear()
    {
        _conversions.Clear();
        _clicks.Clear();
        _opens.Clear();
        NeedsActs = false;
    }

    /// <summary>Attributes a conversion to an act, by the earliest of its states for which there is one.</summary>
    private AttributedUnit Attribute(ConversionUnit unit)
    {
        foreach (var state in unit.States)
        {
            if (state.Act.Email > 0) return new AttributedUnit(unit, state.Act, state.Act.At, OrderCredit.Named);
            if (ByActs(state.Act.At) is var (act, credit)) return new AttributedUnit(unit, act, state.Act.At, credit);
        }
        return new AttributedUnit(unit, null, unit.States[0].Act.At, OrderCredit.None);
    }

    /// <summary>The last click before an instant or, with view-through, else the last open; null for neither.</summary>
    private (ContactAct Act, OrderCredit Credit)? ByActs(long at)
    {
        if (_clicks.Latest(at, _window) is { } click) return (click, OrderCredit.LastClick);
        return _viewWindow is { } window && _opens.Latest(at, window) is { } open ? (open, OrderCredit.LastOpen) : null;
    }

    private Conversion ConversionOf(ContactAct act, int detail) => new(
        act,
        words.SlotOf(EventSchema.Conversion, detail, EventProperty.Goal),
        words.SlotOf(EventSchema.Conversion, detail, EventProperty.Order),
        words.SlotOf(EventSchema.Conversion, detail, EventProperty.Source),
        words.DecimalOf(EventSchema.Conversion, detail, EventProperty.Amount),
        words.TextOf(EventSchema.Conversion, detail, EventProperty.Currency) ?? Money.NoCurrency);

    private ContactAct ActOf(in MessageState state, in Entry entry, bool isInScope, int send) => new(
        entry.At, Encoding.UTF8.GetString(fold.IdOf(entry)), state.Email,
        state.Email == 0 ? "" : words.Emails.Text(state.Email), isInScope) { Send = send };
}

/// <summary>A conversion with what it is attributed to.</summary>
/// <param name="Unit">The conversion.</param>
/// <param name="By">The conversion's own act where it names an email, else the click or open that earned it; null for none.</param>
/// <param name="At">When it counts: the state that is attributed; where none is, the earliest.</param>
/// <param name="Credit">Why it is attributed so.</param>
internal readonly record struct AttributedUnit(ConversionUnit Unit, ContactAct? By, long At, OrderCredit Credit);
