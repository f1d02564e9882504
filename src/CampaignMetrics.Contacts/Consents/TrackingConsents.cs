namespace CampaignMetrics.Contacts.Consents;

/// <summary>The contacts' statements on tracking, and which consent holds at an instant.</summary>
/// <remarks>
/// Consent does not change what reports count; it decides what is shown by name. <see cref="MayName"/> filters events for timelines and
/// profiles, <see cref="MayProfile"/> filters contacts for segments. Statements may come in any order and more than once. All members are
/// thread-safe.
/// </remarks>
public sealed class TrackingConsents
{
    private readonly StatementTable<ConsentStatement> _statements = new(ByTime);
    private bool _followsLog;

    /// <summary>Adds a statement of a contact.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="statement">The statement.</param>
    /// <exception cref="InvalidOperationException">These are the consents of a <c>DurableContacts</c>, which takes statements
    /// itself.</exception>
    public void Add(ContactId contact, ConsentStatement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        ThrowIfFollowing();
        Follow(contact, statement);
    }

    /// <summary>
    /// The consent that holds at an instant: the last statement at or before it. Of two statements at the same instant the stricter one
    /// holds.
    /// </summary>
    /// <param name="contact">The contact.</param>
    /// <param name="at">The instant.</param>
    public TrackingConsent AsOf(ContactId contact, DateTimeOffset at)
    {
        var own = _statements.Of(contact);
        for (var i = own.Count - 1; i >= 0; i--)
            if (own[i].At <= at) return own[i].Consent;
        return TrackingConsent.Unknown;
    }

    /// <summary>All statements of a contact, oldest first.</summary>
    /// <param name="contact">The contact.</param>
    public IReadOnlyList<ConsentStatement> StatementsOf(ContactId contact) => [.. _statements.Of(contact)];

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
    /// <exception cref="InvalidOperationException">These are the consents of a <c>DurableContacts</c>, which forgets contacts
    /// itself.</exception>
    public void Forget(ContactId contact)
    {
        ThrowIfFollowing();
        _statements.Remove(contact);
    }

    /// <summary>Makes these consents what a log holds, and nothing else: from now on their public members change nothing.</summary>
    internal void FollowLog() => _followsLog = true;

    /// <summary>Adds a statement of the log.</summary>
    /// <returns>Whether it was not known yet.</returns>
    internal bool Follow(ContactId contact, ConsentStatement statement) => _statements.Add(contact, statement);

    /// <summary>All contacts and their statements, in no particular order of contacts.</summary>
    internal IEnumerable<(ContactId Contact, IReadOnlyList<ConsentStatement> Statements)> All() =>
        _statements.All().Select(known => (known.Key, (IReadOnlyList<ConsentStatement>)known.Value));

    private void ThrowIfFollowing()
    {
        if (_followsLog) throw new InvalidOperationException("These consents follow a log: changes go to the DurableContacts.");
    }

    private static Comparer<ConsentStatement> ByTime { get; } = Comparer<ConsentStatement>.Create((x, y) =>
    {
        var order = x.At.UtcTicks.CompareTo(y.At.UtcTicks);
        // The enum is ordered by strictness, and the last statement of an instant holds.
        if (order == 0) order = x.Consent.CompareTo(y.Consent);
        return order == 0 ? string.CompareOrdinal(x.Source, y.Source) : order;
    });
}
