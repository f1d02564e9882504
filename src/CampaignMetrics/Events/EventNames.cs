using System.Text;

namespace CampaignMetrics.Events;

/// <summary>The names of enumerated values and of properties in event lines: camel case, compared letter for letter.</summary>
internal static class EventNames
{
    private static readonly byte[][] Types = NamesOf<EventType>(), Actors = NamesOf<Actor>(), Roles = NamesOf<LinkRole>(), Parts = NamesOf<EmailPart>();
    private static readonly NameTable TypeTable = new(Types), ActorTable = new(Actors), RoleTable = new(Roles), PartTable = new(Parts);
    private static readonly NameTable PropertyTable = new(NamesOf<EventProperty>()[..(int)EventProperty.Unknown]);

    public static ReadOnlySpan<byte> Of(EventType type) => Types[(int)type];
    public static ReadOnlySpan<byte> Of(Actor actor) => Actors[(int)actor];
    public static ReadOnlySpan<byte> Of(LinkRole role) => Roles[(int)role];
    public static ReadOnlySpan<byte> Of(EmailPart part) => Parts[(int)part];

    public static EventType? Type(ReadOnlySpan<byte> name) => TypeTable.Find(name) is >= 0 and var index ? (EventType)index : null;
    public static Actor? Actor(ReadOnlySpan<byte> name) => ActorTable.Find(name) is >= 0 and var index ? (Actor)index : null;
    public static LinkRole? Role(ReadOnlySpan<byte> name) => RoleTable.Find(name) is >= 0 and var index ? (LinkRole)index : null;
    public static EmailPart? Part(ReadOnlySpan<byte> name) => PartTable.Find(name) is >= 0 and var index ? (EmailPart)index : null;

    /// <summary>The property with this name; <see cref="EventProperty.Unknown"/> for one that event lines do not have.</summary>
    public static EventProperty Property(ReadOnlySpan<byte> name) => PropertyTable.Find(name) is >= 0 and var index ? (EventProperty)index : EventProperty.Unknown;

    /// <summary>The property with the name that stands there in the line.</summary>
    public static EventProperty Property(ReadOnlySpan<byte> line, int start, int length)
    {
        if (start + NameTable.Width > line.Length) return Property(line.Slice(start, length));
        return PropertyTable.Find(line, start, length) is >= 0 and var index ? (EventProperty)index : EventProperty.Unknown;
    }

    private static byte[][] NamesOf<T>() where T : struct, Enum =>
        [.. Enum.GetNames<T>().Select(name => Encoding.UTF8.GetBytes(char.ToLowerInvariant(name[0]) + name[1..]))];
}
