using System.Runtime.CompilerServices;

namespace CampaignMetrics.Collections;

/// <summary>
/// A small direct-mapped cache in front of a <see cref="TextTable"/>, for texts that come again and again. A few bytes choose the place,
/// and the text there is compared in full, which is cheaper than hashing the whole text. Not thread-safe.
/// </summary>
/// <remarks>It begins small and grows with the texts that come, since each of many small ledgers has such caches.</remarks>
internal sealed class RecentTexts(TextTable table)
{
    private const int FirstPlaces = 4, MostPlaces = 256;

    private ArraySegment<byte>[] _texts = new ArraySegment<byte>[FirstPlaces];
    private int[] _slots = new int[FirstPlaces];
    private int _remembered;

    /// <summary>Forgets all texts, and is a cache of another table from now on.</summary>
    public void Use(TextTable other)
    {
        table = other;
        if (_remembered == 0) return;
        Array.Clear(_texts);
        _remembered = 0;
    }

    public int Add(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty) return table.Add(text);
        var place = PlaceOf(text);
        return text.SequenceEqual(_texts[place]) ? _slots[place] : Remember(text);
    }

    /// <summary>The slot of a text that is in the cache; <see cref="Slot.None"/> for others.</summary>
    public int Find(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty) return Slot.None;
        var place = PlaceOf(text);
        return text.SequenceEqual(_texts[place]) ? _slots[place] : Slot.None;
    }

    // The end and the later parts tell texts apart that begin alike, as URLs and user agents do.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int PlaceOf(ReadOnlySpan<byte> text) =>
        (text.Length * 5 + text[^1] * 3 + text[text.Length / 2] * 7 + text[text.Length * 3 / 4]) & (_texts.Length - 1);

    /// <summary>Puts a text into the cache.</summary>
    /// <returns>Its slot.</returns>
    private int Remember(ReadOnlySpan<byte> text)
    {
        if (++_remembered > _texts.Length && _texts.Length < MostPlaces) Grow();
        var place = PlaceOf(text);
        _slots[place] = table.Add(text);
        _texts[place] = table.Segment(_slots[place]);
        return _slots[place];
    }

    /// <summary>Begins anew with more places: what it held comes again.</summary>
    private void Grow()
    {
        var places = Math.Min(_texts.Length * 4, MostPlaces);
        (_texts, _slots, _remembered) = (new ArraySegment<byte>[places], new int[places], 1);
    }
}
