using CampaignMetrics.Bounces;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Reports;

/// <content>Counts whether the message was sent, and where it ended: delivered, bounced, deferred or pending.</content>
internal sealed partial class MessageCounter
{
    /// <summary>The bounce class (hard, soft …) of a bounced message, as the definition maps its reason.</summary>
    public BounceClass ClassOf(in FoldedMessage message)
    {
        var finding = bounces[message.Entries[message.Deciding].Detail];
        return definition.ClassOf(finding.Reason, finding.Class);
    }

    private void CountDisposition(in FoldedMessage message, EmailFacts email)
    {
        // No event says that the message was selected or sent: it was seen in passing, as in a conversion.
        if (message.Disposition == Disposition.NotSelected) return;
        var isInPeriod = IsInPeriod(message.DisposedAt);
        if (message.Disposition == Disposition.NotSent)
        {
            if (!isInPeriod) return;
            Add(Metric.Selected, Metric.NotSent);
            if (IsTracked) Add(Metric.TrackedSelected);
            return;
        }
        // By event date the sending and the outcome each count in the period of their own date.
        if (IsInPeriod(message.State.CohortAt))
        {
            Add(Metric.Selected, Metric.Sent);
            if (IsTracked) Add(Metric.TrackedSelected, Metric.TrackedSent);
        }
        if (isInPeriod) CountStage(message, email);
    }

    private void CountStage(in FoldedMessage message, EmailFacts email)
    {
        switch (message.Disposition)
        {
            case Disposition.Pending:
                Add(Metric.Pending);
                break;
            case Disposition.Deferred:
                Add(Metric.Deferred);
                break;
            case Disposition.Bounced:
                Add(Metric.Bounced, MetricOf(ClassOf(message)));
                break;
            case Disposition.Delivered:
                Add(Metric.Delivered);
                if (message.IsPresumed) Add(Metric.PresumedDelivered);
                if (IsTracked) Add(Metric.TrackedDelivered);
                if (email.ConnectedInbox != false) Add(Metric.ReplyableDelivered);
                break;
        }
    }

    private static Metric MetricOf(BounceClass bounceClass) => bounceClass switch
    {
        BounceClass.Hard => Metric.HardBounced,
        BounceClass.Soft => Metric.SoftBounced,
        BounceClass.Temporary => Metric.TemporaryBounced,
        BounceClass.Blocked => Metric.BlockedBounced,
        BounceClass.Undetermined => Metric.UndeterminedBounced,
    };
}
