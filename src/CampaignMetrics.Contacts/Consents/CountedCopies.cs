namespace CampaignMetrics.Contacts.Consents;

/// <summary>Finds, among differing copies of one event, the copy that a ledger counts.</summary>
/// <remarks>
/// Of such copies the earliest counts, and at one instant the one whose canonical line sorts first. Erasing changes the lines and could
/// change the choice, so all copies are made equal to the counted one before.
/// </remarks>
internal sealed class CountedCopies
{
    private readonly Dictionary<(EmailId?, EventType, EventId), EmailEvent> _counted = [];

    public CountedCopies(IEnumerable<EmailEvent> events)
    {
        foreach (var emailEvent in events)
            if (!_counted.TryGetValue(KeyOf(emailEvent), out var known) || ComesFirst(emailEvent, known))
                _counted[KeyOf(emailEvent)] = emailEvent;
    }

    public EmailEvent For(EmailEvent emailEvent) => _counted[KeyOf(emailEvent)];

    private static (EmailId?, EventType, EventId) KeyOf(EmailEvent emailEvent) =>
        (emailEvent.Email, emailEvent.Type, emailEvent.IdOrDerived);

    private static bool ComesFirst(EmailEvent emailEvent, EmailEvent known) => emailEvent.At != known.At
        ? emailEvent.At < known.At
        : Utf8Order.Compare(emailEvent.ToCanonicalLine(), known.ToCanonicalLine()) < 0;
}
