using CampaignMetrics.Collections;
using CampaignMetrics.Events.Schema;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Reports.Tallies;

/// <summary>Messages by the place of their first open and first click: a later load elsewhere does not move them.</summary>
internal sealed class PlaceTally(Vocabulary words, AgentTable agents, Enrichment enrichment)
{
    private readonly SlotSums<PlaceSum> _stated = new();
    private readonly Dictionary<NumberKey, SumRow<Place, PlaceSum>> _byAddress = [];
    private PlaceSum _nowhere;

    public void Add(in Counted counted)
    {
        if (counted.FirstOpen is { } open)
            SumOf(counted.Message.Entries[open]) += new PlaceSum(1, 0, IsProxied(counted.Message, open) ? 1 : 0);
        if (counted.FirstClick is { } click) SumOf(counted.Message.Entries[click]) += new PlaceSum(0, 1, 0);
    }

    public void WriteTo(ReportSums sums)
    {
        for (var place = 0; place < _stated.Count; place++)
            if (_stated[place] != default) Write(sums, Stated(place), _stated[place]);
        foreach (var row in _byAddress.Values) Write(sums, row.Key, row.Sum);
    }

    private static void Write(ReportSums sums, Place place, PlaceSum sum)
    {
        if (!place.IsNowhere) sums.Places.Add(new LocationKey(place), sum);
    }

    private bool IsProxied(in FoldedMessage message, int entry) =>
        message.Labels[entry].Actor == Actor.PrivacyProxy || agents.Describe(message.Entries[entry].Agent).Role == AgentRole.ImageProxy
        || IsRelay(message.Entries[entry].Address);

    private bool IsRelay(long address) =>
        address != Slot.None && enrichment.PrivacyRelay is { } isRelay && isRelay(words.Addresses.Text(address));

    /// <summary>The sum of the place that the entry states, or else of its address.</summary>
    private ref PlaceSum SumOf(in Entry entry)
    {
        if (entry.Place != Slot.None) return ref _stated[entry.Place];
        if (entry.Address == Slot.None || enrichment.Places is not { } find) return ref _nowhere;
        var address = new NumberKey(entry.Address);
        if (!_byAddress.TryGetValue(address, out var row))
            _byAddress.Add(address, row = new SumRow<Place, PlaceSum>(find(words.Addresses.Text(entry.Address))));
        return ref row.Sum;
    }

    private Place Stated(int place) => new(
        words.TextOf(EventSchema.Place, place, EventProperty.Country),
        words.TextOf(EventSchema.Place, place, EventProperty.Region),
        words.TextOf(EventSchema.Place, place, EventProperty.City));
}
