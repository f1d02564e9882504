namespace CampaignMetrics.Contacts.Consents;

/// <summary>
/// Random ids in the place of a contact's own. Of two events at one instant the one with the smaller id is the first, so the new ids have
/// the order of the old ones; and an event without an id
/// gets one, since the id that is derived for it is made of the contact's key.
/// </summary>
internal sealed class ErasedIds
{
    private readonly Dictionary<string, EventId> _ids = new(StringComparer.Ordinal);

    public ErasedIds(IEnumerable<EmailEvent> events, Words words)
    {
        string[] old = [.. events.Select(emailEvent => emailEvent.IdOrDerived.Value).Distinct(StringComparer.Ordinal)];
        string[] drawn = [.. old.Select(_ => words.Draw())];
        Array.Sort(old, CompareCodePoints);
        Array.Sort(drawn, StringComparer.Ordinal);
        foreach (var (id, word) in old.Zip(drawn)) _ids.Add(id, new EventId(word));
    }

    public EventId For(EmailEvent emailEvent) => _ids[emailEvent.IdOrDerived.Value];

    /// <summary>UTF-8 has the order of code points, UTF-16 has not.</summary>
    public static int CompareCodePoints(string left, string right) =>
        System.Text.Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(System.Text.Encoding.UTF8.GetBytes(right));
}
