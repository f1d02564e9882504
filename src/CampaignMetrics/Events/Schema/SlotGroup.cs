using System.Collections.Immutable;
using CampaignMetrics.Collections;

namespace CampaignMetrics.Events.Schema;

/// <summary>The columns of an event in a message's log, a slot each.</summary>
internal enum SlotColumn
{
    Agent,
    Address,
    Headers,
    Send,
    Place,
    Detail,
}

/// <summary>Properties that are held together: as one slot, which stands for the value of a single property, or for several of them
/// interned.</summary>
internal sealed class SlotGroup
{
    private static int s_count;

    private readonly sbyte[] _positions = new sbyte[(int)EventProperty.Unknown];

    /// <param name="column">Where in the log it stands.</param>
    /// <param name="properties">At most <see cref="SlotTuple.Width"/>.</param>
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

    /// <summary>How many groups there are.</summary>
    public static int Count => s_count;

    /// <summary>Its number among all groups.</summary>
    public int Index { get; }

    public SlotColumn Column { get; }

    public ImmutableArray<EventProperty> Properties { get; }

    public PropertySet Set { get; }

    /// <summary>Whether it is one property, whose slot is the group's.</summary>
    public bool IsSingle { get; }

    /// <summary>Whether it has a slot also where none of its properties is stated: details are counted by their slots.</summary>
    public bool IsAlwaysKept => Column == SlotColumn.Detail;

    /// <summary>Where a property stands among them; −1 for nowhere.</summary>
    public int PositionOf(EventProperty property) => _positions[(int)property];
}
