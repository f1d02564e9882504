namespace CampaignMetrics.Contacts.Consents;

/// <summary>Random words, each in the place of one text: the same text gives the same word again.</summary>
internal sealed class Words(RandomSource random)
{
    private const int KeyBytes = 16;

    private readonly Dictionary<string, string> _drawn = new(StringComparer.Ordinal);

    /// <summary>32 hexadecimal digits.</summary>
    public string Draw() => Convert.ToHexStringLower(Bytes(KeyBytes));

    /// <summary>What stands for a text.</summary>
    public string For(string text) => _drawn.TryGetValue(text, out var known) ? known : _drawn[text] = "erased-" + Draw();

    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        random(bytes);
        return bytes;
    }
}
