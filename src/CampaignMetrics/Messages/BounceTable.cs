using CampaignMetrics.Bounces;
using CampaignMetrics.Events;

namespace CampaignMetrics.Messages;

/// <summary>What each server response of a store means, asked once for each: as the event states it, else by the classifier.</summary>
internal sealed class BounceTable(MessageStore store, Enrichment enrichment)
{
    private readonly List<BounceFinding> _findings = [];

    public BounceFinding this[int response]
    {
        get
        {
            while (_findings.Count <= response) _findings.Add(Judge(ResponseOf(_findings.Count)));
            return _findings[response];
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

    private BounceFinding Judge(ServerResponse said)
    {
        var stated = BounceFinding.ClassOf(said.BounceClass);
        var isStated = stated is not null && said.BounceReason is not null;
        var verdict = isStated || enrichment.Bounces is not { } classify ? default : classify(said);
        var bounceClass = stated ?? verdict.Class;
        return new BounceFinding(
            bounceClass, said.BounceReason ?? BounceFinding.NameOf(verdict.Reason) ?? BounceFinding.UnknownReason,
            verdict.Reason == BounceReason.Undefined ? BounceFinding.Explain(bounceClass) : verdict.Explanation);
    }

    private string? Text(int slot) => slot == Entry.None ? null : store.Texts.Text(slot);
}
