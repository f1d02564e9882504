using System.Text;

namespace CampaignMetrics.Contacts.Consents;

/// <summary>
/// Of copies of one event that differ one counts, by the letters of its facts. Erasing changes letters, so the others become like it
/// before: they counted nothing, and count nothing then.
/// </summary>
internal sealed class CountedCopies
{
    private readonly Dictionary<(EmailId?, EventType, EventId), EmailEvent> _counted = [];

    public CountedCopies(IEnumerable<EmailEvent> events)
    {
        foreach (var told in events)
            if (!_counted.TryGetValue(KeyOf(told), out var known) || ComesFirst(told, known)) _counted[KeyOf(told)] = told;
    }

    public EmailEvent For(EmailEvent told) => _counted[KeyOf(told)];

    private static (EmailId?, EventType, EventId) KeyOf(EmailEvent told) => (told.Email, told.Type, told.IdOrDerived);

    private static bool ComesFirst(EmailEvent told, EmailEvent known) => told.At != known.At
        ? told.At < known.At
        : Encoding.UTF8.GetBytes(told.ToCanonicalLine()).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(known.ToCanonicalLine())) < 0;
}
