namespace CampaignMetrics.Reports.Times;

/// <summary>How long messages took, in sums.</summary>
internal sealed class TimesSums : ScopeSums<TimesSums>
{
    /// <summary>From sending to delivery, of messages that the receiver took at once.</summary>
    public DurationSum DeliveredAtFirst { get; } = new();

    /// <summary>The same of messages that the receiver deferred before.</summary>
    public DurationSum DeliveredLater { get; } = new();

    public DurationSum FirstOpen { get; } = new();

    public DurationSum FirstClick { get; } = new();

    /// <summary>Sent messages to which the receiver is told to have answered anything.</summary>
    public long Answered { get; set; }

    /// <summary>Those of which the first answer was a deferral.</summary>
    public long DeferredAtFirst { get; set; }

    public override void Add(TimesSums other)
    {
        base.Add(other);
        DeliveredAtFirst.Add(other.DeliveredAtFirst);
        DeliveredLater.Add(other.DeliveredLater);
        FirstOpen.Add(other.FirstOpen);
        FirstClick.Add(other.FirstClick);
        Answered += other.Answered;
        DeferredAtFirst += other.DeferredAtFirst;
    }
}
