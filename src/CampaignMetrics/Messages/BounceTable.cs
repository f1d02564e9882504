using CampaignMetrics.Bounces;
using CampaignMetrics.Collections;
using CampaignMetrics.Events.Schema;
using CampaignMetrics.Reports;

namespace CampaignMetrics.Messages;

/// <summary>
/// What each server response of a ledger means, asked once for each: as the
/// event states it, else by the classifier. Not for two threads at once.
/// </summary>
internal sealed class BounceTable(Vocabulary words, Enrichment enrichment)
{
    private BounceFinding?[] _findings = new BounceFinding?[16];
    private bool?[] _isAutoReply = new bool?[16];

    public BounceFinding this[int response]
    {
        get
        {
            if (response >= _findings.Length) Array.Resize(ref _findings, Math.Max(response + 1, _findings.Length * 2));
            return _findings[response] ??= Judge(ResponseOf(response));
        }
    }

    /// <summary>Whether what was told as a bounce is an automatic reply: as the event states it, else by the words.</summary>
    public bool IsAutoReply(int response)
    {
        if (response == Slot.None) return false;
        if (response >= _isAutoReply.Length) Array.Resize(ref _isAutoReply, Math.Max(response + 1, _isAutoReply.Length * 2));
        return _isAutoReply[response] ??=
            words.SlotOf(EventSchema.Response, response, EventProperty.AutoReply) > 0
            || AutomaticReply.IsOne(words.TextOf(EventSchema.Response, response, EventProperty.Smtp));
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
        var isClassStated = BounceNames.TryParse(said.BounceClass, out BounceClass stated);
        var isStated = isClassStated && said.BounceReason is not null;
        var verdict = isStated || enrichment.Bounces is not { } classify ? default : classify(said);
        var bounceClass = isClassStated ? stated : verdict.Class;
        return new BounceFinding(
            bounceClass, said.BounceReason ?? BounceNames.Of(verdict.Reason), Explain(said.BounceReason, verdict, bounceClass));
    }

    // The reason that is shown is explained; where it is a provider's own word, the response; and else the class.
    private static string Explain(string? statedReason, in BounceVerdict verdict, BounceClass bounceClass)
    {
        var reason = BounceNames.TryParse(statedReason, out BounceReason known) && known != BounceReason.Undefined ? known : verdict.Reason;
        return reason == BounceReason.Undefined ? BounceFinding.Explain(bounceClass) : BounceTaxonomy.Of(reason).Explanation;
    }
}
