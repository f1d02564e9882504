using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace CampaignMetrics.Events;

/// <summary>One thing that happened to a message or its contact: the canonical shape that every source is turned into.</summary>
/// <remarks>The family is closed: its sealed records are those of <see cref="EventType"/>.</remarks>
public abstract record EmailEvent
{
    private readonly long _at;

    private protected EmailEvent(EventType type) => Type = type;

    [SetsRequiredMembers]
    private protected EmailEvent(in EventFields fields)
    {
        Type = fields.Type;
        _at = fields.At;
        Id = fields.Id.IsEmpty ? default : new EventId(EventFields.Text(fields.Id)!);
        if (!fields.Email.IsEmpty) Email = new EmailId(EventFields.Text(fields.Email)!);
        Recipient = new ContactId(EventFields.Text(fields.Recipient)!);
        Segments = SegmentsOf(fields);
        Actor = fields.Actor;
    }

    /// <summary>Which record this is.</summary>
    public EventType Type { get; }

    /// <summary>The idempotency key; by default none, and then one is derived from the other facts.</summary>
    public EventId Id { get; init; }

    /// <summary>The idempotency key by which the event is counted: its <see cref="Id"/>, or where it has none <c>~</c> and the SHA-256 of
    /// its canonical line in hexadecimal.</summary>
    /// <remarks>The derived key depends on every fact, the contact among them, and is computed anew at each call.</remarks>
    public EventId IdOrDerived => Id == default ? DerivedId.Of(this) : Id;

    /// <summary>The one line that stands for the event however it was written: its known facts, normalised, as JSON sorted by
    /// name.</summary>
    /// <remarks>Of copies of one event that differ the earliest counts; of those at one instant the one whose line comes first by code
    /// point.</remarks>
    public string ToCanonicalLine()
    {
        var fields = new EventFields();
        Fill(new FieldBuffer(), ref fields);
        using var line = new CanonicalLine();
        return System.Text.Encoding.UTF8.GetString(line.Of(fields));
    }

    /// <summary>When it happened: a UTC instant, cut to whole milliseconds, from 1970 to 2199.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant lies outside those years.</exception>
    public required DateTimeOffset At
    {
        get => Instants.ToInstant(_at);
        init => _at = Instants.ToMilliseconds(value);
    }

    /// <summary>The same in milliseconds since 1970.</summary>
    internal long Milliseconds => _at;

    /// <summary>The email; null only for what concerns the contact alone (an unsubscription, a conversion …).</summary>
    public EmailId? Email { get; init; }

    /// <summary>The contact.</summary>
    public required ContactId Recipient { get; init; }

    /// <summary>Campaign, lists, workflow and tags; none by default.</summary>
    public Segments Segments { get; init => field = Door.Given(value); } = Segments.None;

    /// <summary>Who did it, where the source says so, which is final; null (the default) leaves it to the rules.</summary>
    public Actor? Actor { get; init => field = Door.Known(value); }

    /// <summary>The record that these fields tell of.</summary>
    internal static EmailEvent From(in EventFields fields) => fields.Type switch
    {
        EventType.Sent => new Sent(fields),
        EventType.NotSent => new NotSent(fields),
        EventType.Deferred => new Deferred(fields),
        EventType.Delivered => new Delivered(fields),
        EventType.Bounced => new Bounced(fields),
        EventType.Opened => new Opened(fields),
        EventType.Clicked => new Clicked(fields),
        EventType.Viewed => new Viewed(fields),
        EventType.Replied => new Replied(fields),
        EventType.Forwarded => new Forwarded(fields),
        EventType.Unsubscribed => new Unsubscribed(fields),
        EventType.Resubscribed => new Resubscribed(fields),
        EventType.SpamReported => new SpamReported(fields),
        EventType.Unbounced => new Unbounced(fields),
        EventType.Converted => new Converted(fields),
    };

    /// <summary>The record as fields, their texts in the buffer.</summary>
    /// <param name="buffer">Receives the texts.</param>
    /// <param name="fields">New fields.</param>
    internal void Fill(FieldBuffer buffer, ref EventFields fields)
    {
        buffer.Clear();
        fields.Given = PropertySet.All;
        fields.Type = Type;
        fields.Duration = -1;
        fields.At = _at;
        fields.Actor = Actor;
        fields.Id = buffer.Put(Id.Value);
        fields.Email = buffer.Put(Email?.Value);
        fields.Recipient = buffer.Put(Recipient.Value);
        if (Segments != (object)Segments.None) FillSegments(buffer, ref fields);
        FillOwn(buffer, ref fields);
    }

    internal void FillSegments(FieldBuffer buffer, ref EventFields fields)
    {
        fields.Campaign = buffer.Put(Segments.Campaign?.Value);
        fields.Workflow = buffer.Put(Segments.Workflow);
        fields.Lists = buffer.Put(Segments.Lists);
        fields.Tags = buffer.Put(Segments.Tags);
    }

    private protected virtual void FillOwn(FieldBuffer buffer, ref EventFields fields) { }

    private static Segments SegmentsOf(in EventFields fields)
    {
        if (fields.Campaign.IsEmpty && fields.Workflow.IsEmpty && fields.Lists.IsEmpty && fields.Tags.IsEmpty) return Segments.None;
        var lists = ImmutableArray.CreateBuilder<string>();
        foreach (var list in fields.Lists) lists.Add(EventFields.Text(list) ?? "");
        var tags = Segments.None.Tags.ToBuilder();
        string? name = null;
        foreach (var text in fields.Tags)
        {
            var value = EventFields.Text(text) ?? "";
            if (name is null) name = value;
            else (tags[name], name) = (value, null);
        }
        return new Segments
        {
            Campaign = EventFields.Text(fields.Campaign) is { } campaign ? new CampaignId(campaign) : default(CampaignId?),
            Workflow = EventFields.Text(fields.Workflow),
            Lists = lists.DrainToImmutable(),
            Tags = tags.ToImmutable(),
        };
    }
}
