namespace CampaignMetrics.Contacts.Consents;

/// <summary>Random replacement words: the same text always gets the same word.</summary>
internal sealed class Words(RandomSource random)
{
    // 128 random bits: no two keys are ever equal in practice.
    private const int KeyBytes = 16;

    private readonly Dictionary<string, string> _drawn = new(StringComparer.Ordinal);

    /// <summary>A new word: 32 hexadecimal digits, of 128 random bits.</summary>
    public string Draw() => Convert.ToHexStringLower(Bytes(KeyBytes));

    /// <summary>The word that replaces a text.</summary>
    public string For(string text) => _drawn.TryGetValue(text, out var known) ? known : _drawn[text] = "erased-" + Draw();

    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        random(bytes);
        return bytes;
    }
}
