using System.Collections.Immutable;
using CampaignMetrics.Collections;

namespace CampaignMetrics.Events.Schema;

/// <summary>The columns of an event in a message's log; each holds one slot.</summary>
internal enum SlotColumn
{
    Agent,
    Address,
    Headers,
    Send,
    Place,
    Detail,
}

/// <summary>Properties that are held together as one slot: that of a single property's value, or that of an interned combination of
/// several.</summary>
/// <remarks>Combinations repeat (the same method and purpose, the same city, region and country), so one slot saves the others in every
/// record.</remarks>
internal sealed class SlotGroup
{
    // Not synchronised: only the static initialiser of EventSchema makes groups.
    private static int s_count;

    private readonly sbyte[] _positions = new sbyte[(int)EventProperty.Unknown];

    /// <param name="column">The column that holds the slot.</param>
    /// <param name="properties">The properties, at most <see cref="SlotTuple.Width"/>.</param>
    public SlotGroup(SlotColumn column, params EventProperty[] properties)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(properties.Length, SlotTuple.Width);
        Column = column;
        Properties = [.. properties];
        Set = PropertySet.Of(properties);
        IsSingle = properties.Length == 1;
        Index = s_count++;
        Array.Fill(_positions, (sbyte)-1);
        for (var i = 0; i < properties.Length; i++) _positions[(int)properties[i]] = (sbyte)i;
    }

    /// <summary>The number of groups.</summary>
    public static int Count => s_count;

    /// <summary>Its index among all groups, from 0.</summary>
    public int Index { get; }

    public SlotColumn Column { get; }

    public ImmutableArray<EventProperty> Properties { get; }

    public PropertySet Set { get; }

    /// <summary>Whether it has only one property, whose slot is the group's.</summary>
    public bool IsSingle { get; }

    /// <summary>Whether it has a slot even if none of its properties is stated, since events are counted by their details.</summary>
    public bool IsAlwaysKept => Column == SlotColumn.Detail;

    /// <summary>The position of a property in the group, from 0; −1 if it is not in it.</summary>
    public int PositionOf(EventProperty property) => _positions[(int)property];
}
