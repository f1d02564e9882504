namespace CampaignMetrics.Collections;

/// <summary>
/// A small direct-mapped cache in front of a <see cref="TextTable"/>, for texts that come again and again. A few bytes choose the place,
/// and the text there is compared in full, which is cheaper than hashing the whole text. Not thread-safe.
/// </summary>
internal sealed class RecentTexts(TextTable table)
{
    private const int Places = 256;

    private readonly ArraySegment<byte>[] _texts = new ArraySegment<byte>[Places];
    private readonly int[] _slots = new int[Places];

    public int Add(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty) return table.Add(text);
        var place = PlaceOf(text);
        if (!text.SequenceEqual(_texts[place])) Remember(text, place);
        return _slots[place];
    }

    /// <summary>The slot of a text that is in the cache; <see cref="Slot.None"/> for others.</summary>
    public int Find(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty) return Slot.None;
        var place = PlaceOf(text);
        return text.SequenceEqual(_texts[place]) ? _slots[place] : Slot.None;
    }

    // The end and the later parts tell texts apart that begin alike, as URLs and user agents do.
    private static int PlaceOf(ReadOnlySpan<byte> text) =>
        (text.Length * 5 + text[^1] * 3 + text[text.Length / 2] * 7 + text[text.Length * 3 / 4]) & (Places - 1);

    private void Remember(ReadOnlySpan<byte> text, int place)
    {
        _slots[place] = table.Add(text);
        _texts[place] = table.Segment(_slots[place]);
    }
}
