namespace CampaignMetrics.Contacts.Consents;

/// <summary>What contacts said about tracking, and what holds at an instant. Statements may come in any order and more than once.</summary>
/// <remarks>Not for two threads at once.</remarks>
public sealed class TrackingConsents
{
    private readonly Dictionary<ContactId, SortedSet<ConsentStatement>> _statements = [];

    /// <summary>Takes a statement.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="statement">What they said.</param>
    public void Add(ContactId contact, ConsentStatement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        if (!_statements.TryGetValue(contact, out var own)) _statements.Add(contact, own = new SortedSet<ConsentStatement>(ByTime));
        own.Add(statement);
    }

    /// <summary>
    /// What holds for a contact at an instant: what they said last, at or before it. Of two statements at one instant the stricter holds.
    /// </summary>
    /// <param name="contact">The contact.</param>
    /// <param name="at">The instant.</param>
    public TrackingConsent AsOf(ContactId contact, DateTimeOffset at)
    {
        if (!_statements.TryGetValue(contact, out var own)) return TrackingConsent.Unknown;
        foreach (var statement in own.Reverse())
            if (statement.At <= at) return statement.Consent;
        return TrackingConsent.Unknown;
    }

    /// <summary>All that a contact said, oldest first.</summary>
    /// <param name="contact">The contact.</param>
    public IReadOnlyList<ConsentStatement> StatementsOf(ContactId contact) => _statements.TryGetValue(contact, out var own) ? [.. own] : [];

    /// <summary>
    /// Whether an event may be shown under its contact's name: all but opens, clicks and views at a time when consent was denied.
    /// </summary>
    /// <param name="emailEvent">The event.</param>
    public bool MayName(EmailEvent emailEvent)
    {
        ArgumentNullException.ThrowIfNull(emailEvent);
        return emailEvent is not (Opened or Clicked or Viewed) || AsOf(emailEvent.Recipient, emailEvent.At) != TrackingConsent.Denied;
    }

    /// <summary>A test for lists that name contacts (segments, the most engaged): all but those who deny tracking at an instant.</summary>
    /// <param name="at">The instant.</param>
    public ContactTest MayProfile(DateTimeOffset at) => contact => AsOf(contact, at) != TrackingConsent.Denied;

    /// <summary>Forgets a contact.</summary>
    /// <param name="contact">The contact.</param>
    public void Forget(ContactId contact) => _statements.Remove(contact);

    private static Comparer<ConsentStatement> ByTime { get; } = Comparer<ConsentStatement>.Create((x, y) =>
    {
        var order = x.At.UtcTicks.CompareTo(y.At.UtcTicks);
        if (order == 0) order = x.Consent.CompareTo(y.Consent);
        return order == 0 ? string.CompareOrdinal(x.Source, y.Source) : order;
    });
}
