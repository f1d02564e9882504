using CampaignMetrics.Contacts.Subscriptions;

namespace CampaignMetrics.Contacts.Timelines;

/// <summary>One entry of a contact's timeline.</summary>
/// <remarks>The family is closed: <see cref="EmailItem"/> and <see cref="StatusItem"/>.</remarks>
public abstract record TimelineItem
{
    private protected TimelineItem() { }

    /// <summary>Where it stands in time: when the email was sent, or when the status changed.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Whose it is.</summary>
    public required ContactId Contact { get; init; }

    /// <summary>The contact's name; null when not known.</summary>
    public string? ContactName { get; init; }

    /// <summary>What tells it from the contact's other entries at the same instant; it stays when the entry is updated.</summary>
    internal abstract string Key { get; }
}

/// <summary>An email to the contact, with all that became of it: one entry, updated in place.</summary>
public sealed record EmailItem : TimelineItem
{
    /// <summary>The email.</summary>
    public required EmailId Email { get; init; }

    /// <summary>The email's name; null when the catalog does not know it.</summary>
    public string? EmailName { get; init; }

    /// <summary>Where the message stands.</summary>
    public required Disposition Disposition { get; init; }

    /// <summary>When the last thing happened to it.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Counted opens, an implied one included.</summary>
    public long Opens { get; init; }

    /// <summary>Counted clicks.</summary>
    public long Clicks { get; init; }

    /// <summary>Whether the contact answered.</summary>
    public bool IsReplied { get; init; }

    /// <summary>Whether the contact passed it on.</summary>
    public bool IsForwarded { get; init; }

    /// <summary>Whether the contact unsubscribed by it.</summary>
    public bool IsUnsubscribed { get; init; }

    /// <summary>Whether the contact reported it as spam.</summary>
    public bool IsSpamReported { get; init; }

    /// <summary>What the bounce is; null when it did not bounce.</summary>
    public BounceFinding? Bounce { get; init; }

    /// <summary>The server's exact response to a bounced or deferred message; null otherwise.</summary>
    public ServerResponse? Response { get; init; }

    /// <summary>Why it was not sent; null when it was, or nothing was stated.</summary>
    public string? NotSentReason { get; init; }

    /// <summary>All that happened to it, by time, each open and click with who did it.</summary>
    public IReadOnlyList<HistoryItem> History { get; init; } = [];

    internal override string Key => "email " + Email.Value;
}

/// <summary>A change of status.</summary>
public sealed record StatusItem : TimelineItem
{
    /// <summary>The change, with its trigger and its cause.</summary>
    public required SubscriptionChange Change { get; init; }

    /// <summary>How many changes of the contact came before it at the same instant.</summary>
    internal int Place { get; init; }

    internal override string Key => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"status {Place:D9}");
}
