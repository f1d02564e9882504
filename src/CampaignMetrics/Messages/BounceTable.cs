using CampaignMetrics.Bounces;
using CampaignMetrics.Events.Schema;
using CampaignMetrics.Reports;

namespace CampaignMetrics.Messages;

/// <summary>What each server response of a ledger means, asked once for each: as the event states it, else by the classifier. Not for two threads at once.</summary>
internal sealed class BounceTable(Vocabulary words, Enrichment enrichment)
{
    private BounceFinding?[] _findings = new BounceFinding?[16];

    public BounceFinding this[int response]
    {
        get
        {
            if (response >= _findings.Length) Array.Resize(ref _findings, Math.Max(response + 1, _findings.Length * 2));
            return _findings[response] ??= Judge(ResponseOf(response));
        }
    }

    public ServerResponse ResponseOf(int response) => new()
    {
        Smtp = words.TextOf(EventSchema.Response, response, EventProperty.Smtp),
        Status = words.TextOf(EventSchema.Response, response, EventProperty.Status),
        BounceClass = words.TextOf(EventSchema.Response, response, EventProperty.BounceClass),
        BounceReason = words.TextOf(EventSchema.Response, response, EventProperty.BounceReason),
        RemoteMta = words.TextOf(EventSchema.Response, response, EventProperty.RemoteMta),
    };

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
}
