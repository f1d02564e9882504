namespace CampaignMetrics.TrackedMail;

/// <summary>A sending of an email: whose it is, which email, and when.</summary>
public sealed record Sending
{
    /// <summary>The ledger that gets the events, such as a customer's.</summary>
    /// <exception cref="ArgumentException">It is null, or only white space.</exception>
    public required string Ledger { get; init => field = Door.Written(value); }

    /// <summary>The email.</summary>
    /// <exception cref="ArgumentException">It has no key.</exception>
    public required EmailId Email
    {
        get;
        init => field = value == default ? throw new ArgumentException("An email has a key.", nameof(Email)) : value;
    }

    /// <summary>When it is sent. From this instant on the email counts as tracked, if it is.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant lies outside 1970 to 2199.</exception>
    public required DateTimeOffset At { get; init => field = Door.Instant(value); }

    /// <summary>Which sending it is, if the email goes to one contact more than once: see <see cref="EmailEvent.Send"/>.</summary>
    /// <value>The default value is null: none.</value>
    /// <exception cref="ArgumentException">It is empty, or only white space.</exception>
    public string? Send { get; init => field = value is null ? null : Door.Written(value); }

    /// <summary>What the header of each message tells beside the tokens.</summary>
    /// <value>The default value is null: a message gets no header fields.</value>
    public SenderHeaders? Headers { get; init; }
}
