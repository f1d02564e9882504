using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace CampaignMetrics.Events.Schema;

/// <summary>The properties of an event line, in the order in which they are written. The names are the same, but in camel case.</summary>
internal enum EventProperty
{
    Id, Type, At, Email, Campaign, Recipient, Send, List, Workflow, Tags,
    Url, Link, Part, Role, Variant,
    UserAgent, Ip, Method, Purpose, Country, Region, City, Actor, Bot, Seconds,
    Smtp, Status, BounceClass, BounceReason, ProviderReason, RemoteMta, AutoReply,
    Reason, Scope, Goal, Amount, Currency, Order, Source,
    Unknown,
}

/// <summary>The one table of what events hold: a row for each property, a group for each slot, a row for each type. Reading, writing, ids,
/// batches, logs, snapshots and records all follow it; nothing else lists properties or types.</summary>
/// <remarks>
/// <para>To add a property: a member of <see cref="EventProperty"/>, a row here, a place in a type's group, and the record's own member,
/// which its constructor reads and <see cref="EmailEvent.TellOwn"/> writes. To add a type: a last member of <see cref="EventType"/>, named
/// in <see cref="TypeCount"/>, a row here, and its record.</para>
/// <para>If one is forgotten, the program stops at its first event, or the tests fail that send every property of every record through
/// all paths.</para>
/// </remarks>
internal static class EventSchema
{
    /// <summary>The number of members of each enumeration, as constants: the layout of log records depends on them.</summary>
    public const int
        PropertyCount = (int)EventProperty.Unknown,
        TypeCount = (int)EventType.Converted + 1,
        ActorCount = (int)Actor.Automation + 1;

    // Whether a property holds personal data is decided by what it may hold, not by what it usually holds: a campaign may be named after
    // its only reader, a server's response quotes the address, a link carries it. The page about event lines has the reasons.
    private static readonly ImmutableArray<PropertyRow> PropertyRows =
    [
        new(EventProperty.Id, PropertyKind.Text, PersonalData.Identifying) { MaxLength = EventId.MaxLength },
        new(EventProperty.Type, PropertyKind.Name, PersonalData.None) { Names = EnumNames.Of<EventType>() },
        new(EventProperty.At, PropertyKind.Instant, PersonalData.None),
        new(EventProperty.Email, PropertyKind.Text, PersonalData.Possible),
        new(EventProperty.Campaign, PropertyKind.Text, PersonalData.Possible),
        new(EventProperty.Recipient, PropertyKind.Text, PersonalData.Identifying),
        new(EventProperty.Send, PropertyKind.Text, PersonalData.Identifying) { MaxLength = EmailEvent.MaxSendLength },
        new(EventProperty.List, PropertyKind.Texts, PersonalData.Possible),
        new(EventProperty.Workflow, PropertyKind.Text, PersonalData.Possible),
        new(EventProperty.Tags, PropertyKind.Tags, PersonalData.Possible),
        new(EventProperty.Url, PropertyKind.Text, PersonalData.Possible) { Table = TextKind.Url },
        new(EventProperty.Link, PropertyKind.Text, PersonalData.Possible),
        new(EventProperty.Part, PropertyKind.Name, PersonalData.None) { Names = EnumNames.Of<EmailPart>(), Default = (int)EmailPart.Html },
        new(EventProperty.Role, PropertyKind.Name, PersonalData.None) { Names = EnumNames.Of<LinkRole>() },
        new(EventProperty.Variant, PropertyKind.Text, PersonalData.Possible),
        // An empty user agent is evidence: people's mail clients do not send one.
        new(EventProperty.UserAgent, PropertyKind.Text, PersonalData.Possible) { Table = TextKind.Agent, KeepsEmpty = true },
        new(EventProperty.Ip, PropertyKind.Text, PersonalData.Identifying) { Table = TextKind.Address },
        new(EventProperty.Method, PropertyKind.Text, PersonalData.Possible),
        new(EventProperty.Purpose, PropertyKind.Text, PersonalData.Possible),
        new(EventProperty.Country, PropertyKind.Text, PersonalData.Possible),
        new(EventProperty.Region, PropertyKind.Text, PersonalData.Possible),
        new(EventProperty.City, PropertyKind.Text, PersonalData.Possible),
        new(EventProperty.Actor, PropertyKind.Name, PersonalData.None) { Names = EnumNames.Of<Actor>(), Ignored = "unknown" },
        new(EventProperty.Bot, PropertyKind.Flag, PersonalData.None),
        new(EventProperty.Seconds, PropertyKind.Seconds, PersonalData.None),
        new(EventProperty.Smtp, PropertyKind.Text, PersonalData.Possible),
        new(EventProperty.Status, PropertyKind.Text, PersonalData.Possible),
        new(EventProperty.BounceClass, PropertyKind.Text, PersonalData.Possible),
        new(EventProperty.BounceReason, PropertyKind.Text, PersonalData.Possible),
        new(EventProperty.ProviderReason, PropertyKind.Text, PersonalData.Possible),
        new(EventProperty.RemoteMta, PropertyKind.Text, PersonalData.Possible),
        new(EventProperty.AutoReply, PropertyKind.Flag, PersonalData.None) { Default = 0 },
        new(EventProperty.Reason, PropertyKind.Text, PersonalData.Possible),
        new(EventProperty.Scope, PropertyKind.Text, PersonalData.Possible),
        new(EventProperty.Goal, PropertyKind.Text, PersonalData.Possible),
        new(EventProperty.Amount, PropertyKind.Decimal, PersonalData.None),
        new(EventProperty.Currency, PropertyKind.Text, PersonalData.Possible),
        new(EventProperty.Order, PropertyKind.Text, PersonalData.Identifying),
        new(EventProperty.Source, PropertyKind.Text, PersonalData.Possible),
    ];

    /// <summary>The sending that an event belongs to, which any event may state.</summary>
    public static readonly SlotGroup Send = new(SlotColumn.Send, EventProperty.Send);

    /// <summary>The parts of a web request, by which people are told from programs.</summary>
    public static readonly SlotGroup
        Agent = new(SlotColumn.Agent, EventProperty.UserAgent),
        Address = new(SlotColumn.Address, EventProperty.Ip),
        Headers = new(SlotColumn.Headers, EventProperty.Method, EventProperty.Purpose),
        Place = new(SlotColumn.Place, EventProperty.Country, EventProperty.Region, EventProperty.City);

    /// <summary>What else a type holds: at most one of these groups, in the detail column.</summary>
    public static readonly SlotGroup
        Link = new(
            SlotColumn.Detail, EventProperty.Url, EventProperty.Link, EventProperty.Variant, EventProperty.Part, EventProperty.Role),
        View = new(SlotColumn.Detail, EventProperty.Seconds),
        Response = new(
            SlotColumn.Detail,
            EventProperty.Smtp, EventProperty.Status, EventProperty.BounceClass, EventProperty.BounceReason,
            EventProperty.ProviderReason, EventProperty.RemoteMta, EventProperty.AutoReply),
        NotSentReason = new(SlotColumn.Detail, EventProperty.Reason),
        Unsubscription = new(SlotColumn.Detail, EventProperty.Scope, EventProperty.Reason),
        Subscription = new(SlotColumn.Detail, EventProperty.Scope),
        Conversion = new(
            SlotColumn.Detail,
            EventProperty.Goal, EventProperty.Order, EventProperty.Currency, EventProperty.Amount, EventProperty.Source);

    // Checked here and not in a static constructor, with which each access to the schema would check whether it has run.
    private static readonly ImmutableArray<TypeRow> TypeRows = SchemaCheck.Whole(PropertyRows,
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
        new(EventType.Unsubscribed, static fields => new Unsubscribed(fields), Agent, Address, Headers, Place, Unsubscription)
        {
            ConcernsContact = true,
        },
        new(EventType.Resubscribed, static fields => new Resubscribed(fields), Subscription) { ConcernsContact = true },
        new(EventType.SpamReported, static fields => new SpamReported(fields)) { ConcernsContact = true },
        new(EventType.Unbounced, static fields => new Unbounced(fields)) { ConcernsContact = true },
        new(EventType.Converted, static fields => new Converted(fields), Conversion) { ConcernsContact = true },
    ]);

    /// <summary>All properties, in the order of <see cref="EventProperty"/>.</summary>
    public static ReadOnlySpan<PropertyRow> Properties => PropertyRows.AsSpan();

    /// <summary>All types, in the order of <see cref="EventType"/>.</summary>
    public static ReadOnlySpan<TypeRow> Types => TypeRows.AsSpan();

    /// <summary>All groups that some type has, each once.</summary>
    public static ImmutableArray<SlotGroup> Groups { get; } = [.. TypeRows.SelectMany(row => row.Groups).Distinct()];

    /// <summary>The length of an array with a place for each group's index.</summary>
    public static int GroupCount { get; } = SlotGroup.Count;

    /// <summary>All properties ordered by name ordinally, which is the order of a canonical line.</summary>
    public static ImmutableArray<PropertyRow> ByName { get; } = [.. PropertyRows.OrderBy(row => row.Name, StringComparer.Ordinal)];

    /// <summary>The properties that a line writes as one string: texts, names and instants.</summary>
    public static PropertySet SingleTexts { get; } = PropertySet.Of(PropertyRows, row => row.IsSingleText);

    /// <summary>Those of them that are texts.</summary>
    public static PropertySet Texts { get; } = PropertySet.Of(PropertyRows, row => row.Kind == PropertyKind.Text);

    /// <summary>The properties whose empty text is not the same as no text.</summary>
    public static PropertySet KeepsEmpty { get; } = PropertySet.Of(PropertyRows, row => row.KeepsEmpty);

    /// <summary>The properties that an event of any type may state; all others belong to certain types.</summary>
    public static PropertySet Common { get; } = PropertySet.Of(PropertyRows, row => !TypeRows.Any(type => type.Own.Has(row.Property)));

    /// <summary>Campaign, workflow, lists and tags.</summary>
    public static PropertySet Segments { get; } =
        PropertySet.Of(EventProperty.Campaign, EventProperty.Workflow, EventProperty.List, EventProperty.Tags);

    /// <summary>Identifies this schema in snapshots: slots and records mean nothing under another schema.</summary>
    // Over what decides the layout of records: the types, their groups and their order. Other parts of a row may change freely.
    public static ulong Fingerprint { get; } = BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(
        '\n',
        TypeRows.Select(row =>
            $"{row.Type}: {string.Join("; ", row.Groups.Select(group => $"{group.Column} {string.Join(' ', group.Properties)}"))}")))));

    /// <summary>The properties' names.</summary>
    public static NameTable Names { get; } = new([.. PropertyRows.Select(row => row.Utf8Name.ToArray())]);

    /// <summary>A property's row.</summary>
    public static PropertyRow Of(EventProperty property) => PropertyRows[(int)property];

    /// <summary>A type's row.</summary>
    public static TypeRow Of(EventType type) => TypeRows[(int)type];

    /// <summary>The property with this name; <see cref="EventProperty.Unknown"/> if event lines have none.</summary>
    public static EventProperty Find(ReadOnlySpan<byte> name) =>
        Names.Find(name) is >= 0 and var index ? (EventProperty)index : EventProperty.Unknown;
}
