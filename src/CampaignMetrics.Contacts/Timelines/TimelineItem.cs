using CampaignMetrics.Contacts.Subscriptions;

namespace CampaignMetrics.Contacts.Timelines;

/// <summary>An entry of a contact's timeline: an email or a change of subscription state.</summary>
/// <remarks>The family is closed: <see cref="EmailItem"/> and <see cref="StatusItem"/>.</remarks>
public abstract record TimelineItem
{
    private protected TimelineItem() { }

    /// <summary>The time of the entry: when the email was sent, or when the state changed.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The contact whose entry it is.</summary>
    public required ContactId Contact { get; init; }

    /// <summary>The contact's name; null where unknown.</summary>
    public string? ContactName { get; init; }

    /// <summary>Distinguishes entries of one contact at the same instant; it does not change when the entry is updated.</summary>
    internal abstract string Key { get; }
}

/// <summary>One sending of an email to the contact and everything that happened to it, in one entry that is updated as events
/// arrive.</summary>
public sealed record EmailItem : TimelineItem
{
    /// <summary>The email.</summary>
    public required EmailId Email { get; init; }

    /// <summary>The email's name; null when the catalog does not know it.</summary>
    public string? EmailName { get; init; }

    /// <summary>The sender's key of the sending; null where no event states one.</summary>
    public string? Send { get; init; }

    /// <summary>How far the message got: sent, delivered, bounced and so on.</summary>
    public required Disposition Disposition { get; init; }

    /// <summary>When the last event of the sending happened.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The number of opens that the definition counts, including one that a click implies.</summary>
    public long Opens { get; init; }

    /// <summary>The number of clicks that the definition counts.</summary>
    public long Clicks { get; init; }

    /// <summary>Whether the contact replied.</summary>
    public bool IsReplied { get; init; }

    /// <summary>Whether the contact forwarded the email.</summary>
    public bool IsForwarded { get; init; }

    /// <summary>Whether the contact unsubscribed through this email.</summary>
    public bool IsUnsubscribed { get; init; }

    /// <summary>Whether the contact reported it as spam.</summary>
    public bool IsSpamReported { get; init; }

    /// <summary>The class and reason of the bounce; null where the email did not bounce.</summary>
    public BounceFinding? Bounce { get; init; }

    /// <summary>The server's exact response to a bounced or deferred message; null otherwise.</summary>
    public ServerResponse? Response { get; init; }

    /// <summary>Why it was not sent; null when it was, or nothing was stated.</summary>
    public string? NotSentReason { get; init; }

    /// <summary>All events of the sending in the order of time; opens and clicks say who caused them.</summary>
    public IReadOnlyList<HistoryItem> History { get; init; } = [];

    // The length tells where the email's key ends and that of the sending begins, since both may hold anything.
    internal override string Key =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"email {Email.Value.Length} {Email.Value}{Send}");
}

/// <summary>A change of the contact's subscription state.</summary>
public sealed record StatusItem : TimelineItem
{
    /// <summary>The change, with its trigger and the event that caused it.</summary>
    public required SubscriptionChange Change { get; init; }

    /// <summary>How many changes of this contact precede it at the same instant.</summary>
    internal int Place { get; init; }

    // Nine digits, so that the ordinal order of the keys is the order of the numbers.
    internal override string Key => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"status {Place:D9}");
}
