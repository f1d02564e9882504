using CampaignMetrics.Contacts.Subscriptions;

namespace CampaignMetrics.Contacts.Timelines;

/// <summary>
/// Everything that happened to one contact: an entry for each sending of an email and for each change of subscription state.
/// </summary>
/// <remarks>
/// Load it with one contact's events when somebody looks at the contact, and page it with
/// <see cref="TimelinePage.Of(ContactTimeline, TimelineQuery)"/>. It holds all events in memory and is not meant for all contacts at once.
/// Events may come in any order and more than once. Not thread-safe.
/// </remarks>
public sealed class ContactTimeline
{
    private readonly TimelineOptions _options;
    private readonly SubscriptionLog _subscriptions = new();
    private readonly MessageLedger _messages;
    private readonly List<EmailEvent> _events = [];

    /// <summary>Creates an empty timeline.</summary>
    /// <param name="contact">Whose it is.</param>
    /// <param name="options">What it knows; null for the defaults.</param>
    public ContactTimeline(ContactId contact, TimelineOptions? options = null)
    {
        (Contact, _options) = (contact, options ?? TimelineOptions.Default);
        _messages = new MessageLedger(_options.Ledger);
    }

    /// <summary>The contact whose timeline it is.</summary>
    public ContactId Contact { get; }

    /// <summary>The contact's subscription states and the changes that led to them.</summary>
    public SubscriptionHistory Subscriptions => _subscriptions.History(_options.Subscriptions);

    /// <summary>All entries, newest first. They are computed at each call, from all events so far.</summary>
    public IReadOnlyList<TimelineItem> Items() =>
        [.. EmailItems.Of(Contact, Shown(), _options).Concat(StatusItems()).Order(TimelineOrder.NewestFirst)];

    /// <summary>Adds an event of an email.</summary>
    /// <param name="emailEvent">The event.</param>
    /// <exception cref="ArgumentException">It is another contact's, or it names no email although its type needs one.</exception>
    public void Apply(EmailEvent emailEvent)
    {
        ArgumentNullException.ThrowIfNull(emailEvent);
        if (emailEvent.Recipient != Contact) throw new ArgumentException("It is another contact's.", nameof(emailEvent));
        if (_messages.Apply(emailEvent).Reason is { } reason) throw new ArgumentException(reason, nameof(emailEvent));
        // Kept because consent may be stated after the event: only when somebody looks is it known which events to hide.
        if (_options.Consents is not null) _events.Add(emailEvent);
        if (SubscriptionEvents.From(emailEvent, _options.Subscriptions) is { } meant) _subscriptions.Add(meant);
    }

    /// <summary>Adds a subscription event that no email's event stands for, such as an import.</summary>
    /// <param name="subscriptionEvent">The event.</param>
    public void Apply(SubscriptionEvent subscriptionEvent)
    {
        ArgumentNullException.ThrowIfNull(subscriptionEvent);
        _subscriptions.Add(subscriptionEvent);
    }

    /// <summary>The messages without the opens, clicks and views that the contact's tracking consent hides.</summary>
    private MessageLedger Shown()
    {
        if (_options.Consents is not { } consents) return _messages;
        var shown = new MessageLedger(_options.Ledger);
        foreach (var emailEvent in _events.Where(consents.MayName)) shown.Apply(emailEvent);
        return shown;
    }

    private IEnumerable<TimelineItem> StatusItems()
    {
        var name = _options.ContactName(Contact);
        var (last, place) = (default(DateTimeOffset), 0);
        foreach (var change in Subscriptions.Changes) // which stand in the order of time
        {
            (last, place) = (change.At, change.At == last ? place + 1 : 0);
            yield return new StatusItem { At = change.At, Contact = Contact, ContactName = name, Change = change, Place = place };
        }
    }
}
