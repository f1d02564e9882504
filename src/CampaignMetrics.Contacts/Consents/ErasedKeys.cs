namespace CampaignMetrics.Contacts.Consents;

/// <summary>
/// Random replacements for keys by whose order something is decided. The replacements keep that order: among events at one instant the
/// smaller id comes first, among sends that begin at one instant the smaller key.
/// </summary>
internal sealed class ErasedKeys
{
    private readonly Dictionary<string, string> _words = new(StringComparer.Ordinal);

    public ErasedKeys(IEnumerable<string> keys, Words words)
    {
        string[] old = [.. keys.Distinct(StringComparer.Ordinal)];
        string[] drawn = [.. old.Select(_ => words.Draw())];
        Array.Sort(old, Utf8Order.Compare);
        Array.Sort(drawn, Utf8Order.Compare);
        foreach (var (key, word) in old.Zip(drawn)) _words.Add(key, word);
    }

    public string For(string key) => _words[key];
}
