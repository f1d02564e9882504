using CampaignMetrics.Collections;
using CampaignMetrics.Events.Schema;

namespace CampaignMetrics.Messages;

/// <summary>Numbers the places that requests come from: the place that the event states, else that of its IP address. Not
/// thread-safe.</summary>
internal sealed class PlaceTable(Vocabulary words, AgentTable agents, Enrichment enrichment)
{
    private readonly Dictionary<Place, int> _numbers = [];
    private readonly List<Place> _places = [];
    private readonly Dictionary<NumberKey, int> _byAddress = [];
    private int?[] _stated = new int?[16];

    /// <summary>The place with this number.</summary>
    public Place this[int place] => _places[place];

    /// <summary>The number of the entry's place; <see cref="Slot.None"/> where it is not known.</summary>
    public int Of(in Entry entry)
    {
        if (entry.Place != Slot.None) return Stated(entry.Place);
        if (entry.Address == Slot.None || enrichment.Places is not { } find) return Slot.None;
        var address = new NumberKey(entry.Address);
        if (!_byAddress.TryGetValue(address, out var place))
            _byAddress.Add(address, place = NumberOf(find(words.Addresses.Text(entry.Address))));
        return place;
    }

    /// <summary>Whether the place is a proxy's or relay's and not the reader's.</summary>
    public bool IsProxied(in Entry entry, ActorLabel label) =>
        label.Actor == Actor.PrivacyProxy || agents[entry.Agent].IsImageProxy || IsRelay(entry.Address);

    private bool IsRelay(long address) =>
        address != Slot.None && enrichment.PrivacyRelay is { } isRelay && isRelay(words.Addresses.Text(address));

    private int Stated(int slot)
    {
        if (slot >= _stated.Length) Array.Resize(ref _stated, Math.Max(slot + 1, _stated.Length * 2));
        return _stated[slot] ??= NumberOf(new Place(
            words.TextOf(EventSchema.Place, slot, EventProperty.Country),
            words.TextOf(EventSchema.Place, slot, EventProperty.Region),
            words.TextOf(EventSchema.Place, slot, EventProperty.City)));
    }

    private int NumberOf(Place place)
    {
        // Cached by the callers all the same.
        if (place.IsNowhere) return Slot.None;
        if (_numbers.TryGetValue(place, out var number)) return number;
        _numbers.Add(place, number = _places.Count);
        _places.Add(place);
        return number;
    }
}
