using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CampaignMetrics.Events;
using CampaignMetrics.Events.Schema;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>The tracking image was loaded.</summary>
[JsonConverter(typeof(DataConverter<Opened>)), JsonForm<EventConverter<Opened>>]
public sealed record Opened : EmailEvent
{
    /// <summary>An event with nothing stated yet.</summary>
    public Opened() : base(EventType.Opened) { }

    [SetsRequiredMembers]
    internal Opened(EventFields fields) : base(fields) => Request = new WebRequest(fields);

    /// <summary>The request that loaded it.</summary>
    public WebRequest Request { get; init; }

    internal override void TellOwn(EventSink sink) =>
        Request.Tell(sink);
}

/// <summary>A link was followed.</summary>
[JsonConverter(typeof(DataConverter<Clicked>)), JsonForm<EventConverter<Clicked>>]
public sealed record Clicked : EmailEvent
{
    /// <summary>An event with nothing stated yet.</summary>
    public Clicked() : base(EventType.Clicked) { }

    [SetsRequiredMembers]
    internal Clicked(EventFields fields) : base(fields)
    {
        Request = new WebRequest(fields);
        Url = fields.String(EventProperty.Url);
        Link = fields.String(EventProperty.Link);
        Variant = fields.String(EventProperty.Variant);
        Part = (EmailPart)fields.Number(EventProperty.Part);
        Role = fields.Has(EventProperty.Role) ? (LinkRole)fields.Number(EventProperty.Role) : null;
    }

    /// <summary>The request that followed it.</summary>
    public WebRequest Request { get; init; }

    /// <summary>The link, letter for letter; null when not reported.</summary>
    public string? Url { get; init; }

    /// <summary>Which occurrence of the link in the email; null when not reported.</summary>
    public string? Link { get; init; }

    /// <summary>The body that the link stood in. The default is <see cref="EmailPart.Html"/>.</summary>
    public EmailPart Part { get; init => field = Door.Known(value); }

    /// <summary>What the link is for; null (the default) leaves it to the email's catalog entry, else it is content.</summary>
    public LinkRole? Role { get; init => field = Door.Known(value); }

    /// <summary>The smart-content variant that alone has this link; null when all have it.</summary>
    public string? Variant { get; init; }

    internal override void TellOwn(EventSink sink)
    {
        Request.Tell(sink);
        sink.Put(EventProperty.Url, Url);
        sink.Put(EventProperty.Link, Link);
        sink.Put(EventProperty.Variant, Variant);
        sink.Put(EventProperty.Part, (int)Part);
        sink.Put(EventProperty.Role, (int?)Role);
    }
}

/// <summary>The message stayed open for a measured time.</summary>
[JsonConverter(typeof(DataConverter<Viewed>)), JsonForm<EventConverter<Viewed>>]
public sealed record Viewed : EmailEvent
{
    private readonly TimeSpan? _duration;

    /// <summary>An event with nothing stated yet.</summary>
    public Viewed() : base(EventType.Viewed) { }

    [SetsRequiredMembers]
    internal Viewed(EventFields fields) : base(fields)
    {
        Request = new WebRequest(fields);
        if (fields.Has(EventProperty.Seconds)) _duration = TimeSpan.FromMilliseconds(fields.Number(EventProperty.Seconds));
    }

    /// <summary>The request that measured it.</summary>
    public WebRequest Request { get; init; }

    /// <summary>
    /// How long: 0 or more, cut to whole milliseconds, and what is longer than <see cref="MaxDuration"/> to that; null when not measured.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The duration is negative.</exception>
    public TimeSpan? Duration
    {
        get => _duration;
        init
        {
            if (value is { } duration) ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
            _duration =
                value is { } given
                    ? TimeSpan.FromMilliseconds((given < MaxDuration ? given : MaxDuration).Ticks / TimeSpan.TicksPerMillisecond)
                    : null;
        }
    }

    /// <summary>The longest duration that is kept: 20 days.</summary>
    public static TimeSpan MaxDuration { get; } = TimeSpan.FromDays(20);

    internal override void TellOwn(EventSink sink)
    {
        Request.Tell(sink);
        sink.Put(EventProperty.Seconds, (int?)(_duration?.Ticks / TimeSpan.TicksPerMillisecond));
    }
}

/// <summary>The reader answered.</summary>
[JsonConverter(typeof(DataConverter<Replied>)), JsonForm<EventConverter<Replied>>]
public sealed record Replied : EmailEvent
{
    /// <summary>An event with nothing stated yet.</summary>
    public Replied() : base(EventType.Replied) { }

    [SetsRequiredMembers]
    internal Replied(EventFields fields) : base(fields) { }
}

/// <summary>The reader passed the message on.</summary>
[JsonConverter(typeof(DataConverter<Forwarded>)), JsonForm<EventConverter<Forwarded>>]
public sealed record Forwarded : EmailEvent
{
    /// <summary>An event with nothing stated yet.</summary>
    public Forwarded() : base(EventType.Forwarded) { }

    [SetsRequiredMembers]
    internal Forwarded(EventFields fields) : base(fields) { }
}
