using System.Collections.Immutable;

namespace CampaignMetrics.Events.Schema;

/// <summary>One type of event: its record, and what it holds beside what all types have in common.</summary>
internal sealed class TypeRow
{
    /// <param name="type">The type.</param>
    /// <param name="make">Makes its record.</param>
    /// <param name="groups">What it holds, at most one group a column.</param>
    public TypeRow(EventType type, Func<EventFields, EmailEvent> make, params SlotGroup[] groups)
    {
        Type = type;
        Make = make;
        Groups = [EventSchema.Send, .. groups];
        Own = PropertySet.Of([.. Groups.SelectMany(group => group.Properties).Where(property => !IsForeign(type, property))]);
        IsRequest = groups.Any(group => group.Column == SlotColumn.Agent);
        Detail = groups.SingleOrDefault(group => group.Column == SlotColumn.Detail);
    }

    /// <summary>What a group holds for other types alone: bounces and deferrals share the server's answer, but only what was told as a
    /// bounce can be an automatic reply.</summary>
    private static bool IsForeign(EventType type, EventProperty property) =>
        property == EventProperty.AutoReply && type != EventType.Bounced;

    public EventType Type { get; }

    public Func<EventFields, EmailEvent> Make { get; }

    public ImmutableArray<SlotGroup> Groups { get; }

    /// <summary>The properties of its groups.</summary>
    public PropertySet Own { get; }

    /// <summary>Whether it may name no email: it then belongs to the contact, not to a message.</summary>
    public bool ConcernsContact { get; init; }

    /// <summary>Whether a web request is behind it: what an actor is decided for.</summary>
    public bool IsRequest { get; }

    /// <summary>The group in the detail column; null for none.</summary>
    public SlotGroup? Detail { get; }

    /// <summary>The group that holds a property; null for none.</summary>
    public SlotGroup? GroupOf(EventProperty property) => Groups.FirstOrDefault(group => group.Set.Has(property));
}
