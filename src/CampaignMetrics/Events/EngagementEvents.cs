using System.Diagnostics.CodeAnalysis;

namespace CampaignMetrics.Events;

/// <summary>The tracking image was loaded.</summary>
public sealed record Opened : EmailEvent
{
    /// <summary>An event with nothing stated yet.</summary>
    public Opened() : base(EventType.Opened) { }

    [SetsRequiredMembers]
    internal Opened(in EventFields fields) : base(fields) => Request = new WebRequest(fields);

    /// <summary>The request that loaded it.</summary>
    public WebRequest Request { get; init; }

    private protected override void FillOwn(FieldBuffer buffer, ref EventFields fields) =>
        Request.Fill(buffer, ref fields);
}

/// <summary>A link was followed.</summary>
public sealed record Clicked : EmailEvent
{
    /// <summary>An event with nothing stated yet.</summary>
    public Clicked() : base(EventType.Clicked) { }

    [SetsRequiredMembers]
    internal Clicked(in EventFields fields) : base(fields)
    {
        Request = new WebRequest(fields);
        Url = EventFields.Text(fields.Url);
        Link = EventFields.Text(fields.Link);
        Variant = EventFields.Text(fields.Variant);
        Part = fields.Part;
        Role = fields.Role;
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

    private protected override void FillOwn(FieldBuffer buffer, ref EventFields fields)
    {
        Request.Fill(buffer, ref fields);
        fields.Url = buffer.Put(Url);
        fields.Link = buffer.Put(Link);
        fields.Variant = buffer.Put(Variant);
        fields.Part = Part;
        fields.Role = Role;
    }
}

/// <summary>The message stayed open for a measured time.</summary>
public sealed record Viewed : EmailEvent
{
    private readonly TimeSpan? _duration;

    /// <summary>An event with nothing stated yet.</summary>
    public Viewed() : base(EventType.Viewed) { }

    [SetsRequiredMembers]
    internal Viewed(in EventFields fields) : base(fields)
    {
        Request = new WebRequest(fields);
        if (fields.Duration >= 0) _duration = TimeSpan.FromMilliseconds(fields.Duration);
    }

    /// <summary>The request that measured it.</summary>
    public WebRequest Request { get; init; }

    /// <summary>How long: 0 or more, cut to whole milliseconds, and what is longer than <see cref="MaxDuration"/> to that; null when not measured.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The duration is negative.</exception>
    public TimeSpan? Duration
    {
        get => _duration;
        init
        {
            if (value is { } duration) ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
            _duration = value is { } given ? TimeSpan.FromMilliseconds((given < MaxDuration ? given : MaxDuration).Ticks / TimeSpan.TicksPerMillisecond) : null;
        }
    }

    /// <summary>The duration in whole milliseconds; −1 when not measured.</summary>
    internal int DurationMilliseconds => _duration is { } duration ? (int)(duration.Ticks / TimeSpan.TicksPerMillisecond) : -1;

    /// <summary>The longest duration that is kept: 20 days.</summary>
    public static TimeSpan MaxDuration { get; } = TimeSpan.FromDays(20);

    private protected override void FillOwn(FieldBuffer buffer, ref EventFields fields)
    {
        Request.Fill(buffer, ref fields);
        fields.Duration = DurationMilliseconds;
    }
}

/// <summary>The reader answered.</summary>
public sealed record Replied : EmailEvent
{
    /// <summary>An event with nothing stated yet.</summary>
    public Replied() : base(EventType.Replied) { }

    [SetsRequiredMembers]
    internal Replied(in EventFields fields) : base(fields) { }
}

/// <summary>The reader passed the message on.</summary>
public sealed record Forwarded : EmailEvent
{
    /// <summary>An event with nothing stated yet.</summary>
    public Forwarded() : base(EventType.Forwarded) { }

    [SetsRequiredMembers]
    internal Forwarded(in EventFields fields) : base(fields) { }
}
