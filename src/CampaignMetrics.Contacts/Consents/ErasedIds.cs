namespace CampaignMetrics.Contacts.Consents;

/// <summary>
/// Random replacements for event ids. Among events at one instant the smaller id comes first, so the replacements keep the order. An event
/// without an id gets one too, because the id derived for it depends on the contact's key.
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

    /// <summary>Compares by UTF-8 bytes, which is the order of code points; that of UTF-16 units differs beyond U+D7FF.</summary>
    public static int CompareCodePoints(string left, string right) =>
        System.Text.Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(System.Text.Encoding.UTF8.GetBytes(right));
}
