namespace CampaignMetrics.Links;

/// <summary>A decoded text that knows for each character its index in the original, so that the original can be changed there.</summary>
internal sealed class TracedText
{
    private readonly List<int>? _places;
    private readonly int _length;

    /// <summary>A text that is not decoded.</summary>
    public TracedText(string text) : this(text, null, text.Length) { }

    private TracedText(string text, List<int>? places, int length)
    {
        Text = text;
        _places = places;
        _length = length;
    }

    /// <summary>The text, decoded.</summary>
    public string Text { get; }

    /// <summary>The index in the original of a character; past the last character, the end of the original.</summary>
    public int PlaceOf(int at) => _places is null ? at : at < _places.Count ? _places[at] : _length;

    /// <summary>A text as <see cref="LinkIdentity"/> reads it: trimmed, and with character references decoded.</summary>
    public static TracedText OfLink(string text)
    {
        var start = text.Length - text.AsSpan().TrimStart().Length;
        var places = new List<int>(text.Length);
        var decoded = CharacterReferences.Decode(text.Trim(), places);
        for (var at = 0; at < places.Count; at++) places[at] += start;
        return new TracedText(decoded, places, start + text.AsSpan().Trim().Length);
    }

    /// <summary>The text with the escapes of ASCII characters decoded once; null if there are none.</summary>
    public TracedText? WithoutEscapes()
    {
        if (!Text.Contains('%', StringComparison.Ordinal)) return null;
        var places = new List<int>(Text.Length);
        var decoded = PercentEncoding.DecodeAscii(Text, places);
        if (decoded.Length == Text.Length) return null;
        for (var at = 0; at < places.Count; at++) places[at] = PlaceOf(places[at]);
        return new TracedText(decoded, places, _length);
    }
}
