using CampaignMetrics.Bounces;
using CampaignMetrics.Collections;
using CampaignMetrics.Events.Schema;
using CampaignMetrics.Reports;

namespace CampaignMetrics.Messages;

/// <summary>
/// Caches the meaning of each distinct server response of a ledger: as the event states it, else as the classifier finds it. Not
/// thread-safe.
/// </summary>
internal sealed class BounceTable(Vocabulary words, Enrichment enrichment)
{
    private BounceFinding?[] _findings = new BounceFinding?[16];
    private bool?[] _isAutoReply = new bool?[16];

    /// <summary>The class and reason of a response by its slot.</summary>
    public BounceFinding this[int response]
    {
        get
        {
            if (response >= _findings.Length) Array.Resize(ref _findings, Math.Max(response + 1, _findings.Length * 2));
            return _findings[response] ??= Judge(ResponseOf(response));
        }
    }

    /// <summary>Whether a bounce is in fact an automatic reply: the event states it, or the response's words show it.</summary>
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
        ProviderReason = words.TextOf(EventSchema.Response, response, EventProperty.ProviderReason),
        RemoteMta = words.TextOf(EventSchema.Response, response, EventProperty.RemoteMta),
    };

    private BounceFinding Judge(ServerResponse said)
    {
        // What the event states wins, class and reason each for itself; the classifier is asked only for what is missing.
        // "undetermined" states nothing.
        var isStated = BounceNames.TryParse(said.BounceReason, out BounceReason reason) && reason != BounceReason.Undefined;
        var isWhole = isStated && BounceNames.IsStated(said.BounceClass, out _);
        var verdict = isWhole || enrichment.Bounces is not { } classify ? default : classify(said);
        if (!isStated) reason = verdict.Reason != BounceReason.Undefined ? verdict.Reason : ReasonOfWords(said);
        var bounceClass = BounceNames.ClassOf(said.BounceClass, verdict.Class);
        return new BounceFinding(bounceClass, BounceNames.Of(reason), Explain(reason, bounceClass));
    }

    // A provider's own word is no name of ours. It is read like a server's, so that reports have one row for what all call differently.
    private BounceReason ReasonOfWords(ServerResponse said) =>
        enrichment.Bounces is null || (said.ProviderReason ?? said.BounceReason) is not { } word
            ? BounceReason.Undefined
            : BounceClassifier.Default.ClassifyWord(word).Reason;

    private static string Explain(BounceReason reason, BounceClass bounceClass) =>
        reason == BounceReason.Undefined ? BounceFinding.Explain(bounceClass) : BounceTaxonomy.Of(reason).Explanation;
}
