using CampaignMetrics.Collections;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Reports.Tallies;

/// <summary>Counts messages by the place of their first open and first click. Later opens elsewhere do not change the place, so each
/// message counts in one place only.</summary>
internal sealed class PlaceTally(PlaceTable places)
{
    private readonly SlotSums<PlaceSum> _sums = new();

    public void Add(in Counted counted)
    {
        if (counted.FirstOpen is { } open && Find(counted, open, out var isProxied) is >= 0 and var opened)
            _sums[opened] += new PlaceSum(1, 0, isProxied ? 1 : 0, 0);
        if (counted.FirstClick is { } click && Find(counted, click, out isProxied) is >= 0 and var clicked)
            _sums[clicked] += new PlaceSum(0, 1, 0, isProxied ? 1 : 0);
    }

    public void WriteTo(ReportSums sums)
    {
        for (var place = 0; place < _sums.Count; place++)
            // Several slots may be one place without their time zones: the table adds them up.
            if (_sums[place] != default) sums.Places.Add(new LocationKey(places[place].WithoutTimeZone), _sums[place]);
    }

    private int Find(in Counted counted, int entry, out bool isProxied)
    {
        isProxied = places.IsProxied(counted.Message.Entries[entry], counted.Message.Labels[entry]);
        return places.Of(counted.Message.Entries[entry]);
    }
}
