namespace CampaignMetrics.Contacts.Consents;

/// <summary>
/// Random replacements for the keys of sends. Among sends that begin at the same instant the smaller key comes first, so the replacements
/// keep the order of the keys.
/// </summary>
internal sealed class ErasedSends
{
    private readonly Dictionary<string, string> _words = new(StringComparer.Ordinal);

    public ErasedSends(IEnumerable<EmailEvent> events, Words words)
    {
        string[] old = [.. events.Select(emailEvent => emailEvent.Send).OfType<string>().Distinct(StringComparer.Ordinal)];
        string[] drawn = [.. old.Select(_ => words.Draw())];
        // Both are sorted by their UTF-8 bytes and paired; for hexadecimal digits the ordinal order is the same.
        Array.Sort(old, ErasedIds.CompareCodePoints);
        Array.Sort(drawn, StringComparer.Ordinal);
        foreach (var (send, word) in old.Zip(drawn)) _words.Add(send, word);
    }

    public string For(string send) => _words[send];
}
