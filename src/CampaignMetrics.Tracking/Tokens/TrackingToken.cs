namespace CampaignMetrics.TrackedMail;

/// <summary>What a message holds in each of its addresses, unreadable and signed: which ledger, email, sending and contact, and for
/// what.</summary>
public sealed record TrackingToken
{
    /// <summary>What it is for.</summary>
    public required TokenKind Kind { get; init => field = Door.Known(value); }

    /// <summary>The ledger that gets the events, such as a customer's.</summary>
    public required string Ledger { get; init => field = Door.Written(value); }

    /// <summary>The email.</summary>
    public required EmailId Email { get; init; }

    /// <summary>The contact.</summary>
    public required ContactId Contact { get; init; }

    /// <summary>Which sending, if the email goes to one contact more than once; null for none.</summary>
    public string? Send { get; init; }

    /// <summary>The id of the link in the catalog; null if it is no link, or none that is counted.</summary>
    public string? Link { get; init; }

    /// <summary>The body that the link is in.</summary>
    public EmailPart Part { get; init => field = Door.Known(value); }

    /// <summary>The purpose of the link.</summary>
    public LinkRole Role { get; init => field = Door.Known(value); }

    /// <summary>Where the link leads, or for one to the unsubscribe page what stands for it in the email; null if the catalog
    /// knows.</summary>
    public string? Target { get; init; }

    /// <summary>Of an open: whether the time that the message stays open is measured.</summary>
    public bool MeasuresViewing { get; init; }

    /// <summary>Of a view: which step it is, from 1; else 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int Step { get; init => field = Door.NotNegative(value); }

    /// <summary>Of a view: when the message was opened, cut to whole milliseconds; null for every other kind.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant lies outside 1970 to 2199.</exception>
    public DateTimeOffset? OpenedAt
    {
        get;
        init => field = value is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(Door.Instant(at).ToUnixTimeMilliseconds()) : null;
    }
}
