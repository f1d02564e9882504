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
    private readonly byte[] _values = new byte[LinkTemplates.MaxValues];
    private byte[] _template = new byte[256], _utf8 = new byte[1024];
    private int _valuesLength;

    /// <summary>The recipient's values that were cut out of the current event's URL; empty for none.</summary>
    public ReadOnlySpan<byte> Values => _values.AsSpan(0, _valuesLength);

    /// <summary>Starts over with another event.</summary>
    public void Begin() => _valuesLength = 0;

    /// <summary>Adds a URL in UTF-8.</summary>
    /// <returns>The slot of its template.</returns>
    public int Add(ReadOnlySpan<byte> url)
    {
        if (_texts.Find(url) is >= 0 and var known) return known;
        if (_template.Length < url.Length) _template = new byte[url.Length * 2];
        var length = words.Templates.Cut(url, _template, _values, out _valuesLength);
        return _texts.Add(_valuesLength > 0 ? _template.AsSpan(0, length) : url);
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
        if (_valuesLength == 0 && url.Length > 0) _strings.Remember(url, slot);
        return slot;
    }
}
