namespace CampaignMetrics.Contacts.Consents;

/// <summary>
/// Random words in the place of the keys of sendings. Of two sendings that begin at one instant the one with the smaller key comes first,
/// so the words have the order of the keys.
/// </summary>
internal sealed class ErasedSends
{
    private readonly Dictionary<string, string> _words = new(StringComparer.Ordinal);

    public ErasedSends(IEnumerable<EmailEvent> events, Words words)
    {
        string[] old = [.. events.Select(emailEvent => emailEvent.Send).OfType<string>().Distinct(StringComparer.Ordinal)];
        string[] drawn = [.. old.Select(_ => words.Draw())];
        Array.Sort(old, ErasedIds.CompareCodePoints);
        Array.Sort(drawn, StringComparer.Ordinal);
        foreach (var (send, word) in old.Zip(drawn)) _words.Add(send, word);
    }

    public string For(string send) => _words[send];
}
