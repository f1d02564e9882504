using System.Collections.Immutable;

namespace CampaignMetrics.Events.Schema;

/// <summary>One type of event: how its record is made, and which properties it has beside the common ones.</summary>
internal sealed class TypeRow
{
    /// <param name="type">The type.</param>
    /// <param name="make">Makes its record from fields.</param>
    /// <param name="groups">The groups of its properties, at most one for each column.</param>
    public TypeRow(EventType type, Func<EventFields, EmailEvent> make, params SlotGroup[] groups)
    {
        Type = type;
        Make = make;
        Groups = [EventSchema.Send, .. groups];
        Own = PropertySet.Of([.. Groups.SelectMany(group => group.Properties).Where(property => !IsForeign(type, property))]);
        IsRequest = groups.Any(group => group.Column == SlotColumn.Agent);
        Detail = groups.SingleOrDefault(group => group.Column == SlotColumn.Detail);
    }

    /// <summary>Whether a property of one of its groups belongs to other types only: bounces and deferrals share the group of the server's
    /// response, but only a bounce can be an automatic reply.</summary>
    private static bool IsForeign(EventType type, EventProperty property) =>
        property == EventProperty.AutoReply && type != EventType.Bounced;

    public EventType Type { get; }

    public Func<EventFields, EmailEvent> Make { get; }

    public ImmutableArray<SlotGroup> Groups { get; }

    /// <summary>The properties of its groups.</summary>
    public PropertySet Own { get; }

    /// <summary>Whether its events may name no email; they then belong to the contact and to no message.</summary>
    public bool ConcernsContact { get; init; }

    /// <summary>Whether a web request is behind its events, so that the rules can tell who caused them.</summary>
    public bool IsRequest { get; }

    /// <summary>The group in the detail column; null for none.</summary>
    public SlotGroup? Detail { get; }
}
