using CampaignMetrics.Events;

namespace CampaignMetrics.Messages;

/// <summary>What each server response of a store means, asked once for each: as the event states it, else by the classifier.</summary>
internal sealed class BounceTable(MessageStore store, Enrichment enrichment)
{
    private readonly List<BounceVerdict> _verdicts = [];

    public BounceVerdict this[int response]
    {
        get
        {
            while (_verdicts.Count <= response) _verdicts.Add(Judge(_verdicts.Count));
            return _verdicts[response];
        }
    }

    public ServerResponse ResponseOf(int response)
    {
        var key = store.Responses[response];
        return new ServerResponse
        {
            Smtp = Text(key.Smtp), Status = Text(key.Status), BounceClass = Text(key.Class), BounceReason = Text(key.Reason), RemoteMta = Text(key.RemoteMta),
        };
    }

    private BounceVerdict Judge(int response)
    {
        var said = ResponseOf(response);
        var stated = BounceVerdict.ClassOf(said.BounceClass);
        var classified = (stated is null || said.BounceReason is null) && enrichment.Bounces is { } classify ? classify(said) : default;
        var verdict = stated ?? classified.Class;
        return new BounceVerdict(verdict, said.BounceReason ?? classified.Reason ?? BounceVerdict.UnknownReason, classified.Explanation ?? BounceVerdict.Explain(verdict));
    }

    private string? Text(int slot) => slot == Entry.None ? null : store.Texts.Text(slot);
}
