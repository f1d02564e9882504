using System.Text;

namespace CampaignMetrics.Collections;

/// <summary>
/// A cache like <see cref="RecentTexts"/>, for texts that come as strings: a recent text need not even be encoded as UTF-8. Not
/// thread-safe.
/// </summary>
internal sealed class RecentStrings(TextTable table)
{
    private const int FirstPlaces = 4, MostPlaces = 256;

    /// <summary>Texts of up to so many bytes are encoded on the stack.</summary>
    private const int ShortText = 1 << 10;

    private string?[] _texts = new string[FirstPlaces];
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

    /// <summary>Adds a text.</summary>
    /// <returns>Its slot; <see cref="Slot.None"/> for a text with half a surrogate pair, which has no UTF-8.</returns>
    public int Add(string text)
    {
        if (text.Length == 0) return table.Add(default);
        if (Find(text) is >= 0 and var known) return known;
        if (!Door.IsUnicode(text)) return Slot.None;
        var room = Encoding.UTF8.GetMaxByteCount(text.Length);
        var utf8 = room <= ShortText ? stackalloc byte[ShortText] : new byte[room];
        var slot = table.Add(utf8[..Encoding.UTF8.GetBytes(text, utf8)]);
        Remember(text, slot);
        return slot;
    }

    /// <summary>The slot of a text that is in the cache; <see cref="Slot.None"/> for others.</summary>
    public int Find(string text)
    {
        if (text.Length == 0) return Slot.None;
        var place = PlaceOf(text);
        return text == _texts[place] ? _slots[place] : Slot.None;
    }

    /// <summary>Puts a text into the cache; it must not be empty.</summary>
    public void Remember(string text, int slot)
    {
        if (++_remembered > _texts.Length && _texts.Length < MostPlaces) Grow();
        var place = PlaceOf(text);
        (_texts[place], _slots[place]) = (text, slot);
    }

    private int PlaceOf(string text) =>
        (text.Length * 5 + text[^1] * 3 + text[text.Length / 2] * 7 + text[text.Length * 3 / 4]) & (_texts.Length - 1);

    /// <summary>Begins anew with more places: what it held comes again.</summary>
    private void Grow()
    {
        var places = Math.Min(_texts.Length * 4, MostPlaces);
        (_texts, _slots, _remembered) = (new string[places], new int[places], 1);
    }
}
