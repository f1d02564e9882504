using CampaignMetrics.Collections;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Reports.Tallies;

/// <summary>Counts opens and clicks by user agent: each event under its own, each message under that of its first open or click.</summary>
internal sealed class ClientTally(AgentTable agents)
{
    private readonly SlotSums<EngagementSum> _sums = new();

    public void Add(in Counted counted)
    {
        var entries = counted.Message.Entries;
        for (var i = 0; i < entries.Length; i++)
        {
            if (!counted.Counts(i)) continue;
            if (entries[i].Type == EventType.Opened) _sums[entries[i].Agent].Opens += new EventSum(1, 0);
            if (entries[i].Type == EventType.Clicked) _sums[entries[i].Agent].Clicks += new EventSum(1, 0);
        }
        // An implied open has no event of its own: it is added here, under the user agent of its click.
        if (counted.FirstOpen is { } open) _sums[entries[open].Agent].Opens += new EventSum(counted.Counter.IsImplied ? 1 : 0, 1);
        if (counted.FirstClick is { } click) _sums[entries[click].Agent].Clicks += new EventSum(0, 1);
    }

    public void WriteTo(ReportSums sums)
    {
        for (var agent = Slot.None; agent < _sums.Count; agent++)
        {
            if (_sums[agent] == default) continue;
            // Many user agents share a client and device; the table adds them up.
            var description = agents[agent].Description;
            sums.Clients.Add(new ClientKey(description.Client, description.Device), _sums[agent]);
        }
    }
}
