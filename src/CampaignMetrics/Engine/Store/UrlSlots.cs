using CampaignMetrics.Collections;
using CampaignMetrics.Events;
using CampaignMetrics.Links;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Engine.Store;

/// <summary>
/// Gives URLs slots. URLs that differ only in the recipient's values share the slot of their template. Not thread-safe.
/// </summary>
/// <remarks>A recent URL is looked up first. The caches never hold a URL with the recipient's values, only its template, so a URL that is
/// found in them has no values to cut out.</remarks>
internal sealed class UrlSlots(Vocabulary words)
{
    private readonly RecentTexts _texts = new(words.UrlTemplates);
    private readonly RecentStrings _strings = new(words.UrlTemplates);
    // Made for the first URL: each of many small ledgers has these.
    private byte[] _values = [], _packed = [], _template = [], _utf8 = [];
    private int _packedLength;

    /// <summary>The recipient's values that were cut out of the current event's URL, packed; empty for none.</summary>
    public ReadOnlySpan<byte> Values => _packed.AsSpan(0, _packedLength);

    /// <summary>Forgets all URLs, and gives slots of another ledger from now on.</summary>
    public void Use(Vocabulary others)
    {
        words = others;
        _texts.Use(words.UrlTemplates);
        _strings.Use(words.UrlTemplates);
    }

    /// <summary>Starts over with another event.</summary>
    public void Begin() => _packedLength = 0;

    /// <summary>Adds a URL in UTF-8.</summary>
    /// <returns>The slot of its template.</returns>
    public int Add(ReadOnlySpan<byte> url)
    {
        if (_texts.Find(url) is >= 0 and var known) return known;
        if (_template.Length < url.Length) _template = new byte[url.Length * 2];
        if (_values.Length == 0) (_values, _packed) = (new byte[LinkTemplates.MaxValues], new byte[PackedValues.MaxLength]);
        var length = words.Templates.Cut(url, _template, _values, out var valuesLength);
        if (valuesLength == 0) return _texts.Add(url);
        _packedLength = PackedValues.Pack(_values.AsSpan(0, valuesLength), _packed);
        return _texts.Add(_template.AsSpan(0, length));
    }

    /// <summary>Adds a URL.</summary>
    /// <returns>The slot of its template; <see cref="Slot.None"/> for a text with half a surrogate pair, which has no UTF-8.</returns>
    public int Add(string url)
    {
        if (_strings.Find(url) is >= 0 and var known) return known;
        if (!Door.IsUnicode(url)) return Slot.None;
        var room = url.Length * Utf8Text.MaxBytesPerCharacter;
        if (_utf8.Length < room) _utf8 = new byte[room];
        var slot = Add(_utf8.AsSpan(0, Utf8Text.Write(url, _utf8)));
        if (_packedLength == 0 && url.Length > 0) _strings.Remember(url, slot);
        return slot;
    }
}
