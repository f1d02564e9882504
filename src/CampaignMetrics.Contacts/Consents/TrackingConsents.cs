namespace CampaignMetrics.Contacts.Consents;

/// <summary>The contacts' statements on tracking, and which consent holds at an instant.</summary>
/// <remarks>
/// Consent does not change what reports count; it decides what is shown by name. <see cref="MayName"/> filters events for timelines and
/// profiles, <see cref="MayProfile"/> filters contacts for segments. Statements may come in any order and more than once. Not thread-safe.
/// </remarks>
public sealed class TrackingConsents
{
    private readonly Dictionary<ContactId, SortedSet<ConsentStatement>> _statements = [];

    /// <summary>Adds a statement of a contact.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="statement">The statement.</param>
    public void Add(ContactId contact, ConsentStatement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        if (!_statements.TryGetValue(contact, out var own)) _statements.Add(contact, own = new SortedSet<ConsentStatement>(ByTime));
        own.Add(statement);
    }

    /// <summary>
    /// The consent that holds at an instant: the last statement at or before it. Of two statements at the same instant the stricter one
    /// holds.
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

    /// <summary>All statements of a contact, oldest first.</summary>
    /// <param name="contact">The contact.</param>
    public IReadOnlyList<ConsentStatement> StatementsOf(ContactId contact) => _statements.TryGetValue(contact, out var own) ? [.. own] : [];

    /// <summary>
    /// Whether an event may be shown with its contact's name. Only opens, clicks and views while consent was denied may not.
    /// </summary>
    /// <param name="emailEvent">The event.</param>
    public bool MayName(EmailEvent emailEvent)
    {
        ArgumentNullException.ThrowIfNull(emailEvent);
        return emailEvent is not (Opened or Clicked or Viewed) || AsOf(emailEvent.Recipient, emailEvent.At) != TrackingConsent.Denied;
    }

    /// <summary>
    /// A test for lists of named contacts, such as segments or the most engaged: true unless the contact denies tracking at the instant.
    /// </summary>
    /// <param name="at">The instant.</param>
    public ContactTest MayProfile(DateTimeOffset at) => contact => AsOf(contact, at) != TrackingConsent.Denied;

    /// <summary>Removes all statements of a contact.</summary>
    /// <param name="contact">The contact.</param>
    public void Forget(ContactId contact) => _statements.Remove(contact);

    private static Comparer<ConsentStatement> ByTime { get; } = Comparer<ConsentStatement>.Create((x, y) =>
    {
        var order = x.At.UtcTicks.CompareTo(y.At.UtcTicks);
        // The enum is ordered by strictness, and the last statement of an instant holds.
        if (order == 0) order = x.Consent.CompareTo(y.Consent);
        return order == 0 ? string.CompareOrdinal(x.Source, y.Source) : order;
    });
}
