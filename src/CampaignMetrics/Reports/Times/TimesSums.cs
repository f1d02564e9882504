namespace CampaignMetrics.Reports.Times;

/// <summary>The sums behind a <see cref="TimesReport"/>.</summary>
internal sealed class TimesSums : ScopeSums<TimesSums>
{
    /// <summary>From sending to delivery, for messages that were not deferred before.</summary>
    public DurationSum DeliveredAtFirst { get; } = new();

    /// <summary>The same for messages that were deferred before.</summary>
    public DurationSum DeliveredLater { get; } = new();

    public DurationSum FirstOpen { get; } = new();

    public DurationSum FirstClick { get; } = new();

    /// <summary>Sent messages with any reported answer of the receiving server: a delivery, a bounce or a deferral.</summary>
    public long Answered { get; set; }

    /// <summary>Those whose first answer was a deferral.</summary>
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
