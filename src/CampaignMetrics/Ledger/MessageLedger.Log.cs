using CampaignMetrics.Engine.Lines;
using CampaignMetrics.Engine.Store;
using CampaignMetrics.Ledger;

namespace CampaignMetrics;

public sealed partial class MessageLedger
{
    private bool _followsLog;

    /// <summary>Makes this a ledger that holds what a log holds, and nothing else: from now on its public members take no events.</summary>
    internal void FollowLog() => _followsLog = true;

    /// <summary>Something that applies the blocks of a log; each thread needs its own.</summary>
    internal BlockFolding NewFolding() => new(Stores, _input);

    /// <summary>Spills messages, if they take more memory than the limit.</summary>
    /// <exception cref="IOException">They cannot be spilled; nothing is lost.</exception>
    internal void KeepToLimit() => Stores.KeepToLimit();

    /// <summary>How many events were applied so far, and what became of them.</summary>
    internal EventCounts Counts()
    {
        var counts = default(EventCounts);
        foreach (var store in Stores.All) counts += new EventCounts(store.Events, store.Duplicates, store.Refused);
        return counts;
    }

    /// <exception cref="InvalidOperationException">The ledger follows a log.</exception>
    private void ThrowIfFollowing()
    {
        if (_followsLog)
            throw new InvalidOperationException("This ledger follows a log: append the events to its DurableLedger.");
    }
}
