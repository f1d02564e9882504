using CampaignMetrics.Collections;
using CampaignMetrics.Events;
using CampaignMetrics.Links;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Engine.Store;

/// <summary>
/// Gives links slots: those that differ in what they have of the recipient have one together. Not for two threads at once.
/// </summary>
/// <remarks>What came lately is looked for first: only a template is remembered of links that have something of the recipient, so what is
/// found has nothing.</remarks>
internal sealed class UrlSlots(Vocabulary words)
{
    private readonly RecentTexts _texts = new(words.UrlTemplates);
    private readonly RecentStrings _strings = new(words.UrlTemplates);
    private readonly byte[] _values = new byte[LinkTemplates.MaxValues];
    private byte[] _template = new byte[256], _utf8 = new byte[1024];
    private int _valuesLength;

    /// <summary>What the event's link has of the recipient.</summary>
    public ReadOnlySpan<byte> Values => _values.AsSpan(0, _valuesLength);

    /// <summary>Turns to another event.</summary>
    public void Begin() => _valuesLength = 0;

    /// <returns>The link's slot.</returns>
    public int Add(ReadOnlySpan<byte> url)
    {
        if (_texts.Find(url) is >= 0 and var known) return known;
        if (_template.Length < url.Length) _template = new byte[url.Length * 2];
        var length = words.Templates.Cut(url, _template, _values, out _valuesLength);
        return _texts.Add(_valuesLength > 0 ? _template.AsSpan(0, length) : url);
    }

    /// <returns>The link's slot; <see cref="Slot.None"/> for a text that holds half a surrogate pair, which has no UTF-8.</returns>
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
