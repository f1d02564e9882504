using CampaignMetrics.Messages;
using CampaignMetrics.Messages.Store;

namespace CampaignMetrics.Reports.Tallies;

/// <summary>Messages by the place of their first open and first click: a later load elsewhere does not move them.</summary>
internal sealed class PlaceTally(Vocabulary words, AgentTable agents, Enrichment enrichment)
{
    private readonly Dictionary<long, Place> _byAddress = [];
    private readonly SumTable<Place, PlaceSum> _sums = new();

    public void Add(in Counted counted)
    {
        if (counted.FirstOpen is { } open && PlaceOf(counted.Message.Entries[open]) is { IsNowhere: false } opened)
            _sums.Add(opened, new PlaceSum(1, 0, IsProxied(counted.Message, open) ? 1 : 0));
        if (counted.FirstClick is { } click && PlaceOf(counted.Message.Entries[click]) is { IsNowhere: false } clicked)
            _sums.Add(clicked, new PlaceSum(0, 1, 0));
    }

    public void WriteTo(ReportSums sums) => sums.Places.Add(_sums);

    private bool IsProxied(in FoldedMessage message, int entry) =>
        message.Labels[entry].Actor == Actor.PrivacyProxy || agents.Describe(message.Entries[entry].Agent).Role == AgentRole.ImageProxy
        || IsRelay(message.Entries[entry].Address);

    private bool IsRelay(long address) => address != Entry.None && enrichment.PrivacyRelay is { } isRelay && isRelay(words.Addresses.Text(address));

    private Place PlaceOf(in Entry entry)
    {
        if (entry.Place != Entry.None) return Stated(words.Places[entry.Place]);
        if (entry.Address == Entry.None || enrichment.Places is not { } find) return default;
        if (!_byAddress.TryGetValue(entry.Address, out var place)) _byAddress.Add(entry.Address, place = find(words.Addresses.Text(entry.Address)));
        return place;
    }

    private Place Stated(PlaceKey key) => new(words.Text(key.Country), words.Text(key.Region), words.Text(key.City));
}
