using System.Text;

namespace CampaignMetrics.Events;

/// <summary>The names of enumerated values in event lines: camel case, compared letter for letter.</summary>
internal static class EventNames
{
    private static readonly byte[][] Types = NamesOf<EventType>();
    private static readonly byte[][] Actors = NamesOf<Actor>();
    private static readonly byte[][] Roles = NamesOf<LinkRole>();
    private static readonly byte[][] Parts = NamesOf<EmailPart>();

    public static ReadOnlySpan<byte> Of(EventType type) => Types[(int)type];
    public static ReadOnlySpan<byte> Of(Actor actor) => Actors[(int)actor];
    public static ReadOnlySpan<byte> Of(LinkRole role) => Roles[(int)role];
    public static ReadOnlySpan<byte> Of(EmailPart part) => Parts[(int)part];

    public static EventType? Type(ReadOnlySpan<byte> name) => (EventType?)Find(Types, name);
    public static Actor? Actor(ReadOnlySpan<byte> name) => (Actor?)Find(Actors, name);
    public static LinkRole? Role(ReadOnlySpan<byte> name) => (LinkRole?)Find(Roles, name);
    public static EmailPart? Part(ReadOnlySpan<byte> name) => (EmailPart?)Find(Parts, name);

    private static int? Find(byte[][] names, ReadOnlySpan<byte> name)
    {
        for (var i = 0; i < names.Length; i++)
            if (name.SequenceEqual(names[i])) return i;
        return null;
    }

    private static byte[][] NamesOf<T>() where T : struct, Enum =>
        [.. Enum.GetNames<T>().Select(name => Encoding.UTF8.GetBytes(char.ToLowerInvariant(name[0]) + name[1..]))];
}
