using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace CampaignMetrics.Events.Schema;

/// <summary>The properties of an event line: named there as here but for the first letter, and written in this order.</summary>
internal enum EventProperty
{
    Id, Type, At, Email, Campaign, Recipient, List, Workflow, Tags,
    Url, Link, Part, Role, Variant,
    UserAgent, Ip, Method, Purpose, Country, Region, City, Actor, Bot, Seconds,
    Smtp, Status, BounceClass, BounceReason, RemoteMta,
    Reason, Scope, Goal, Amount, Currency, Order,
    Unknown,
}

/// <summary>The one table of what events hold: a row a property, a group a slot, a row a type. Reading, writing, ids, batches, the log,
/// snapshots and records all go by it; nothing else lists properties or types.</summary>
/// <remarks>
/// <para>A new property is a member of <see cref="EventProperty"/>, a row here, a place in a type's groups, and the record's own member
/// with its two lines. A new type is a member of <see cref="EventType"/>, a row here and its record.</para>
/// <para>What was forgotten ends the program at its first event, or fails the tests that send every property of every record through
/// all paths.</para>
/// </remarks>
internal static class EventSchema
{
    private static readonly ImmutableArray<PropertyRow> PropertyRows =
    [
        new(EventProperty.Id, PropertyKind.Text) { MaxLength = EventId.MaxLength },
        new(EventProperty.Type, PropertyKind.Name) { Names = EnumNames.Of<EventType>() },
        new(EventProperty.At, PropertyKind.Instant),
        new(EventProperty.Email, PropertyKind.Text),
        new(EventProperty.Campaign, PropertyKind.Text),
        new(EventProperty.Recipient, PropertyKind.Text),
        new(EventProperty.List, PropertyKind.Texts),
        new(EventProperty.Workflow, PropertyKind.Text),
        new(EventProperty.Tags, PropertyKind.Tags),
        new(EventProperty.Url, PropertyKind.Text) { Table = TextKind.Url },
        new(EventProperty.Link, PropertyKind.Text),
        new(EventProperty.Part, PropertyKind.Name) { Names = EnumNames.Of<EmailPart>(), Default = (int)EmailPart.Html },
        new(EventProperty.Role, PropertyKind.Name) { Names = EnumNames.Of<LinkRole>() },
        new(EventProperty.Variant, PropertyKind.Text),
        // An empty user agent is evidence: people's mail clients do not send one.
        new(EventProperty.UserAgent, PropertyKind.Text) { Table = TextKind.Agent, KeepsEmpty = true },
        new(EventProperty.Ip, PropertyKind.Text) { Table = TextKind.Address },
        new(EventProperty.Method, PropertyKind.Text),
        new(EventProperty.Purpose, PropertyKind.Text),
        new(EventProperty.Country, PropertyKind.Text),
        new(EventProperty.Region, PropertyKind.Text),
        new(EventProperty.City, PropertyKind.Text),
        new(EventProperty.Actor, PropertyKind.Name) { Names = EnumNames.Of<Actor>(), Ignored = "unknown" },
        new(EventProperty.Bot, PropertyKind.Flag),
        new(EventProperty.Seconds, PropertyKind.Seconds),
        new(EventProperty.Smtp, PropertyKind.Text),
        new(EventProperty.Status, PropertyKind.Text),
        new(EventProperty.BounceClass, PropertyKind.Text),
        new(EventProperty.BounceReason, PropertyKind.Text),
        new(EventProperty.RemoteMta, PropertyKind.Text),
        new(EventProperty.Reason, PropertyKind.Text),
        new(EventProperty.Scope, PropertyKind.Text),
        new(EventProperty.Goal, PropertyKind.Text),
        new(EventProperty.Amount, PropertyKind.Decimal),
        new(EventProperty.Currency, PropertyKind.Text),
        new(EventProperty.Order, PropertyKind.Text),
    ];

    /// <summary>The parts of a request: what an open, a click and a view are labelled by.</summary>
    public static readonly SlotGroup
        Agent = new(SlotColumn.Agent, EventProperty.UserAgent),
        Address = new(SlotColumn.Address, EventProperty.Ip),
        Headers = new(SlotColumn.Headers, EventProperty.Method, EventProperty.Purpose),
        Place = new(SlotColumn.Place, EventProperty.Country, EventProperty.Region, EventProperty.City);

    /// <summary>What else a type holds: one of these each.</summary>
    public static readonly SlotGroup
        Link = new(
            SlotColumn.Detail, EventProperty.Url, EventProperty.Link, EventProperty.Variant, EventProperty.Part, EventProperty.Role),
        View = new(SlotColumn.Detail, EventProperty.Seconds),
        Response = new(
            SlotColumn.Detail,
            EventProperty.Smtp, EventProperty.Status, EventProperty.BounceClass, EventProperty.BounceReason, EventProperty.RemoteMta),
        NotSentReason = new(SlotColumn.Detail, EventProperty.Reason),
        Subscription = new(SlotColumn.Detail, EventProperty.Scope),
        Conversion = new(
            SlotColumn.Detail, EventProperty.Goal, EventProperty.Order, EventProperty.Currency, EventProperty.Amount);

    private static readonly ImmutableArray<TypeRow> TypeRows =
    [
        new(EventType.Sent, static fields => new Sent(fields)),
        new(EventType.NotSent, static fields => new NotSent(fields), NotSentReason),
        new(EventType.Deferred, static fields => new Deferred(fields), Response),
        new(EventType.Delivered, static fields => new Delivered(fields)),
        new(EventType.Bounced, static fields => new Bounced(fields), Response),
        new(EventType.Opened, static fields => new Opened(fields), Agent, Address, Headers, Place),
        new(EventType.Clicked, static fields => new Clicked(fields), Agent, Address, Headers, Place, Link),
        new(EventType.Viewed, static fields => new Viewed(fields), Agent, Address, Headers, Place, View),
        new(EventType.Replied, static fields => new Replied(fields)),
        new(EventType.Forwarded, static fields => new Forwarded(fields)),
        new(EventType.Unsubscribed, static fields => new Unsubscribed(fields), Subscription) { ConcernsContact = true },
        new(EventType.Resubscribed, static fields => new Resubscribed(fields), Subscription) { ConcernsContact = true },
        new(EventType.SpamReported, static fields => new SpamReported(fields)) { ConcernsContact = true },
        new(EventType.Unbounced, static fields => new Unbounced(fields)) { ConcernsContact = true },
        new(EventType.Converted, static fields => new Converted(fields), Conversion) { ConcernsContact = true },
    ];

    /// <summary>All properties, in the order of <see cref="EventProperty"/>.</summary>
    public static ReadOnlySpan<PropertyRow> Properties => PropertyRows.AsSpan();

    /// <summary>All types, in the order of <see cref="EventType"/>.</summary>
    public static ReadOnlySpan<TypeRow> Types => TypeRows.AsSpan();

    /// <summary>The groups that types hold, each once.</summary>
    public static ImmutableArray<SlotGroup> Groups { get; } = [.. TypeRows.SelectMany(row => row.Groups).Distinct()];

    /// <summary>The groups' numbers are below this.</summary>
    public static int GroupCount { get; } = SlotGroup.Count;

    /// <summary>The same properties by their names, ordinally: the order of a canonical line.</summary>
    public static ImmutableArray<PropertyRow> ByName { get; } = [.. PropertyRows.OrderBy(row => row.Name, StringComparer.Ordinal)];

    /// <summary>How many there are.</summary>
    public static int PropertyCount => PropertyRows.Length;

    /// <summary>The properties that a line states as one text.</summary>
    public static PropertySet SingleTexts { get; } = PropertySet.Of(PropertyRows, row => row.IsSingleText);

    /// <summary>Those of them that are held as they are.</summary>
    public static PropertySet Texts { get; } = PropertySet.Of(PropertyRows, row => row.Kind == PropertyKind.Text);

    /// <summary>The properties of which an empty text says something.</summary>
    public static PropertySet KeepsEmpty { get; } = PropertySet.Of(PropertyRows, row => row.KeepsEmpty);

    /// <summary>What an event of any type may state; the others belong to some types.</summary>
    public static PropertySet Common { get; } = PropertySet.Of(PropertyRows, row => !TypeRows.Any(type => type.Own.Has(row.Property)));

    /// <summary>Campaign, workflow, lists and tags.</summary>
    public static PropertySet Segments { get; } =
        PropertySet.Of(EventProperty.Campaign, EventProperty.Workflow, EventProperty.List, EventProperty.Tags);

    /// <summary>Tells one schema from another: slots and records that one wrote mean nothing under another.</summary>
    public static ulong Fingerprint { get; } = BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(
        '\n',
        TypeRows.Select(row =>
            $"{row.Type}: {string.Join("; ", row.Groups.Select(group => $"{group.Column} {string.Join(' ', group.Properties)}"))}")))));

    private static readonly NameTable Names = new([.. PropertyRows.Select(row => row.Utf8Name.ToArray())]);

    static EventSchema() => SchemaCheck.Run(PropertyRows, TypeRows);

    /// <summary>A property's row.</summary>
    public static PropertyRow Of(EventProperty property) => PropertyRows[(int)property];

    /// <summary>A type's row.</summary>
    public static TypeRow Of(EventType type) => TypeRows[(int)type];

    /// <summary>The property with this name; <see cref="EventProperty.Unknown"/> for one that event lines do not have.</summary>
    public static EventProperty Find(ReadOnlySpan<byte> name) =>
        Names.Find(name) is >= 0 and var index ? (EventProperty)index : EventProperty.Unknown;

    /// <summary>The property with the name that stands there in the line.</summary>
    public static EventProperty Find(ReadOnlySpan<byte> line, int start, int length)
    {
        if (start + NameTable.Width > line.Length) return Find(line.Slice(start, length));
        return Names.Find(line, start, length) is >= 0 and var index ? (EventProperty)index : EventProperty.Unknown;
    }
}
