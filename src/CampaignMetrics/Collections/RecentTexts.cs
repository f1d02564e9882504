namespace CampaignMetrics.Collections;

/// <summary>
/// Texts that come again and again, found without hashing them: a few cheap bytes tell
/// where the text was last seen, and it is compared in full. Not for two threads at once.
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

    /// <summary>The slot of a text that came lately; <see cref="Slot.None"/> for another.</summary>
    public int Find(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty) return Slot.None;
        var place = PlaceOf(text);
        return text.SequenceEqual(_texts[place]) ? _slots[place] : Slot.None;
    }

    private static int PlaceOf(ReadOnlySpan<byte> text) =>
        (text.Length * 5 + text[^1] * 3 + text[text.Length / 2] * 7 + text[text.Length * 3 / 4]) & (Places - 1);

    private void Remember(ReadOnlySpan<byte> text, int place)
    {
        _slots[place] = table.Add(text);
        _texts[place] = table.Segment(_slots[place]);
    }
}
