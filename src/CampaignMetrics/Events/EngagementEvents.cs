using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CampaignMetrics.Events;
using CampaignMetrics.Events.Schema;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>The message was opened, as far as that can be measured: its tracking image was loaded, by a person or a program.</summary>
[JsonConverter(typeof(DataConverter<Opened>)), JsonForm<EventConverter<Opened>>]
public sealed record Opened : EmailEvent
{
    /// <summary>Makes an event that states nothing yet.</summary>
    public Opened() : base(EventType.Opened) { }

    [SetsRequiredMembers]
    internal Opened(EventFields fields) : base(fields) => Request = new WebRequest(fields);

    /// <summary>The request that loaded it.</summary>
    public WebRequest Request { get; init; }

    internal override void TellOwn(EventSink sink) =>
        Request.Tell(sink);
}

/// <summary>A link was followed, by a person or a program.</summary>
[JsonConverter(typeof(DataConverter<Clicked>)), JsonForm<EventConverter<Clicked>>]
public sealed record Clicked : EmailEvent
{
    /// <summary>Makes an event that states nothing yet.</summary>
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

    /// <summary>The URL of the link, letter for letter; null when not reported.</summary>
    public string? Url { get; init; }

    /// <summary>The key of the place in the email, as the same URL may be at several; null when not reported.</summary>
    public string? Link { get; init; }

    /// <summary>The body that the link was in. The default is <see cref="EmailPart.Html"/>.</summary>
    public EmailPart Part { get; init => field = Door.Known(value); }

    /// <summary>The purpose of the link. If null (the default), the email's catalog entry decides; if it does not say, content.</summary>
    public LinkRole? Role { get; init => field = Door.Known(value); }

    /// <summary>The smart-content variant that has this link; null when all variants have it.</summary>
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

    /// <summary>Makes an event that states nothing yet.</summary>
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
    /// How long it stayed open: 0 or more, cut to whole milliseconds and to at most <see cref="MaxDuration"/>; null when not measured.
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

    // Its milliseconds fit the 32 bits of a slot.
    /// <summary>The longest duration that is kept: 20 days.</summary>
    public static TimeSpan MaxDuration { get; } = TimeSpan.FromDays(20);

    internal override void TellOwn(EventSink sink)
    {
        Request.Tell(sink);
        sink.Put(EventProperty.Seconds, (int?)(_duration?.Ticks / TimeSpan.TicksPerMillisecond));
    }
}

/// <summary>The reader replied to the message.</summary>
[JsonConverter(typeof(DataConverter<Replied>)), JsonForm<EventConverter<Replied>>]
public sealed record Replied : EmailEvent
{
    /// <summary>Makes an event that states nothing yet.</summary>
    public Replied() : base(EventType.Replied) { }

    [SetsRequiredMembers]
    internal Replied(EventFields fields) : base(fields) { }
}

/// <summary>The reader forwarded the message.</summary>
[JsonConverter(typeof(DataConverter<Forwarded>)), JsonForm<EventConverter<Forwarded>>]
public sealed record Forwarded : EmailEvent
{
    /// <summary>Makes an event that states nothing yet.</summary>
    public Forwarded() : base(EventType.Forwarded) { }

    [SetsRequiredMembers]
    internal Forwarded(EventFields fields) : base(fields) { }
}
