using System.Buffers;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json.Serialization;
using CampaignMetrics.Events;
using CampaignMetrics.Events.Schema;
using CampaignMetrics.Json;
using CampaignMetrics.Time;

namespace CampaignMetrics;

/// <summary>Something that happened to a message or its contact. Every source is turned into this form.</summary>
/// <remarks>
/// <para>The family is closed: there is one sealed record for each <see cref="EventType"/>.</para>
/// <para>A ledger counts an event once, however often it is added: by its <see cref="Type"/> and <see cref="IdOrDerived"/> within its
/// <see cref="Email"/> and <see cref="Recipient"/>. Events are written and read as lines: <see cref="EventLineWriter"/>,
/// <see cref="EventLines"/>.</para>
/// </remarks>
/// <example>
/// <code>
/// EmailEvent opened = new Opened { At = at, Email = "spring-sale", Recipient = "ann@example.com" };
/// string line = opened.ToString();
/// </code>
/// </example>
[JsonConverter(typeof(DataConverter<EmailEvent>)), JsonForm<EventConverter<EmailEvent>>]
public abstract record EmailEvent
{
    private readonly long _at;

    private protected EmailEvent(EventType type) => Type = type;

    [SetsRequiredMembers]
    private protected EmailEvent(EventFields fields)
    {
        Type = fields.Type;
        _at = fields.At;
        Id = fields.String(EventProperty.Id) is { } id ? new EventId(id) : default;
        if (fields.String(EventProperty.Email) is { } email) Email = new EmailId(email);
        // Whoever fills fields has brought the key to canonical form; to do so again would cost time for each event.
        Recipient = ContactId.OfCanonical(fields.String(EventProperty.Recipient)!);
        Send = fields.String(EventProperty.Send);
        Segments = SegmentsOf(fields);
        Actor = fields.Actor;
    }

    /// <summary>The kind of event, which says which record this is.</summary>
    public EventType Type { get; }

    /// <summary>The idempotency key: copies of an event have the same. By default none; one is then derived from all other
    /// facts.</summary>
    public EventId Id { get; init; }

    /// <summary>The idempotency key by which the event is counted: its <see cref="Id"/> or, if it has none, <c>~</c> and the SHA-256 of its
    /// canonical line in hexadecimal.</summary>
    /// <remarks>The derived key depends on every fact, the contact included, and is computed at each call.</remarks>
    public EventId IdOrDerived => Id == default ? DerivedId.Of(this) : Id;

    /// <summary>The canonical line of the event, which does not depend on how it was written: its known facts, normalised, as JSON sorted
    /// by name.</summary>
    /// <remarks>Of differing copies of one event the earliest counts; of those at one instant the one whose line comes first by code
    /// point.</remarks>
    public string ToCanonicalLine()
    {
        var fields = new EventFields();
        Fill(fields);
        using var line = new CanonicalLine();
        return Encoding.UTF8.GetString(line.Of(fields));
    }

    /// <summary>The event line, without its line end: what <see cref="EventLineWriter"/> writes and <see cref="EventLines"/> reads. Half a
    /// surrogate pair in a text is shown as U+FFFD.</summary>
    public sealed override string ToString()
    {
        var line = new ArrayBufferWriter<byte>();
        using var writer = new EventLineWriter(line);
        writer.WriteLine(this);
        return Encoding.UTF8.GetString(line.WrittenSpan[..^1]);
    }

    /// <summary>When it happened: a UTC instant, cut to whole milliseconds, from 1970 to 2199.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant lies outside those years.</exception>
    public required DateTimeOffset At
    {
        get => Instants.ToInstant(_at);
        init => _at = Instants.ToMilliseconds(value);
    }

    /// <summary><see cref="At"/> in milliseconds since 1970.</summary>
    internal long Milliseconds => _at;

    /// <summary>Whether it concerns the contact, so that <see cref="Email"/> may be null: true for an unsubscription, a resubscription, a
    /// spam report, an end of a bounce and a conversion. All other events need an email.</summary>
    public bool ConcernsContact => EventSchema.Of(Type).ConcernsContact;

    /// <summary>The email; null only where <see cref="ConcernsContact"/> is true.</summary>
    public EmailId? Email { get; init; }

    /// <summary>The contact.</summary>
    public required ContactId Recipient { get; init; }

    /// <summary>The maximum length of <see cref="Send"/>, in UTF-16 characters: 200.</summary>
    public const int MaxSendLength = 200;

    /// <summary>The sending that the event belongs to, if an email goes to one contact more than once: the sender's own key, such as a
    /// message id, a run of a workflow or a date. If null (the default), the times decide: <see cref="SendRules"/>.</summary>
    /// <remarks>A longer key than <see cref="MaxSendLength"/> can be set, but a ledger rejects the event and says why.</remarks>
    public string? Send { get; init; }

    /// <summary>Campaign, lists, workflow and tags; none by default.</summary>
    public Segments Segments { get; init => field = Door.Given(value); } = Segments.None;

    /// <summary>Who caused the event, if the source says so, which is final. If null (the default), the rules decide:
    /// <see cref="ActorRule"/>.</summary>
    public Actor? Actor { get; init => field = Door.Known(value); }

    /// <summary>Makes an event of a given type that states only its time and contact; set the rest by <c>with</c>.</summary>
    /// <param name="type">The type.</param>
    /// <param name="at">When it happened: from 1970 to 2199.</param>
    /// <param name="recipient">The contact.</param>
    /// <exception cref="ArgumentException">The contact has no key.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such type, or the instant lies outside those years.</exception>
    public static EmailEvent Create(EventType type, DateTimeOffset at, ContactId recipient)
    {
        ArgumentException.ThrowIfNullOrEmpty(recipient.Value, nameof(recipient));
        var fields = new EventFields();
        fields.Begin(Door.Known(type, nameof(type)), Instants.ToMilliseconds(Door.Instant(at, nameof(at))));
        fields.Put(EventProperty.Recipient, recipient.Value);
        return From(fields);
    }

    /// <summary>The same event with its texts replaced, for erasure, hashing or translation. It covers all texts, also those of types and
    /// properties that the caller does not know.</summary>
    /// <param name="map">
    /// Gets a property's name and text and gives the new text; null or empty removes it. Names are those of event lines
    /// (<c>recipient</c>, <c>url</c>, <c>userAgent</c> …). It is called with <c>list</c> for each list, and with <c>tags</c> for each name
    /// and each value.
    /// </param>
    /// <exception cref="ArgumentException">The recipient or the name of a tag was removed, or a text holds half a surrogate
    /// pair.</exception>
    public EmailEvent MapTexts(Func<string, string, string?> map)
    {
        ArgumentNullException.ThrowIfNull(map);
        if (new HalfPairs().In(this) is { } reason) throw new ArgumentException(reason);
        var given = map;
        map = (property, text) => given(property, text) is { } mapped ? Door.Unicode(mapped, nameof(map)) : null;
        var fields = new EventFields();
        Fill(fields);
        foreach (var row in EventSchema.Properties)
        {
            if (row.Kind != PropertyKind.Text || fields.String(row.Property) is not { } text) continue;
            if (map(row.Name, text) is var mapped && mapped != text) Set(fields, row, mapped);
        }
        ArgumentException.ThrowIfNullOrEmpty(fields.String(EventProperty.Recipient), nameof(map));
        if (!Segments.Lists.IsEmpty) fields.SetLists([.. Segments.Lists.Select(list => map("list", list)).OfType<string>()]);
        if (!Segments.Tags.IsEmpty) fields.SetTags(Mapped(Segments.Tags, map));
        return From(fields);
    }

    private static ImmutableSortedDictionary<string, string> Mapped(
        ImmutableSortedDictionary<string, string> tags, Func<string, string, string?> map)
    {
        var mapped = Segments.None.Tags.ToBuilder();
        foreach (var (name, value) in tags)
        {
            var newName = map("tags", name);
            ArgumentException.ThrowIfNullOrEmpty(newName, nameof(map));
            mapped[newName] = map("tags", value) ?? "";
        }
        return mapped.ToImmutable();
    }

    private static void Set(EventFields fields, PropertyRow row, string? text)
    {
        if (text is null) fields.Remove(row.Property);
        // A contact's new key must be canonical, like any other.
        else if (row.Property == EventProperty.Recipient) fields.SetText(row.Property, Encoding.UTF8.GetBytes(((ContactId)text).Value));
        else fields.SetText(row.Property, Encoding.UTF8.GetBytes(text));
    }

    /// <summary>Makes the event that these fields state.</summary>
    internal static EmailEvent From(EventFields fields) => EventSchema.Of(fields.Type).Make(fields);

    /// <summary>Writes the event into fields.</summary>
    /// <param name="fields">Receives the event; what they held before is lost.</param>
    internal void Fill(EventFields fields)
    {
        fields.Begin(Type, _at);
        fields.Put(EventProperty.Id, Id.Value);
        fields.Put(EventProperty.Email, Email?.Value);
        fields.Put(EventProperty.Recipient, Recipient.Value);
        fields.Put(EventProperty.Send, Send);
        fields.Put(EventProperty.Actor, (int?)Actor);
        // Compared by reference: nearly free, and enough, since to write empty segments changes nothing.
        if (Segments != (object)Segments.None) fields.SetSegments(Segments);
        TellOwn(fields);
    }

    /// <summary>Gives a sink the properties that this type has beside the common ones.</summary>
    internal virtual void TellOwn(EventSink sink) { }

    private static Segments SegmentsOf(EventFields fields)
    {
        if (!fields.Given.Any(EventSchema.Segments)) return Segments.None;
        var lists = ImmutableArray.CreateBuilder<string>();
        foreach (var list in fields.Texts(EventProperty.List)) lists.Add(Encoding.UTF8.GetString(list));
        var tags = Segments.None.Tags.ToBuilder();
        string? name = null;
        // Names and values in turn.
        foreach (var text in fields.Texts(EventProperty.Tags))
        {
            var value = Encoding.UTF8.GetString(text);
            if (name is null) name = value;
            else (tags[name], name) = (value, null);
        }
        return new Segments
        {
            Campaign = fields.String(EventProperty.Campaign) is { } campaign ? new CampaignId(campaign) : default(CampaignId?),
            Workflow = fields.String(EventProperty.Workflow),
            Lists = lists.DrainToImmutable(),
            Tags = tags.ToImmutable(),
        };
    }
}
