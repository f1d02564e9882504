using CampaignMetrics.Messages;
using CampaignMetrics.Reports.Tallies;

namespace CampaignMetrics.Reports.Times;

/// <summary>Adds up how long the messages of a scope took to be delivered, opened and clicked. Each thread has its own.</summary>
internal sealed class TimesTally(Vocabulary words, MessageEvents events, MessageKnowledge knowledge, TallyRequest request)
    : ScopeTally<TimesSums>(words, events, knowledge, request, new TimesSums())
{
    protected override void Add(in Counted counted, EmailSum email)
    {
        Sums.Whole.Of(email).Add(counted.Message, Counter, HasCohort);
        if (Counter.Has(Metric.Sent)) AddAnswer(counted.Message);
        if (Counter.Has(Metric.Opened)) Add(Sums.FirstOpen, counted.Message, Counter.FirstOpen);
        if (Counter.Has(Metric.Clicked)) Add(Sums.FirstClick, counted.Message, Counter.FirstClick);
    }

    /// <summary>Adds the receiving server's first answer, and the time to delivery.</summary>
    private void AddAnswer(in FoldedMessage message)
    {
        var state = message.State;
        var (deferredAt, bouncedAt) = FirstRefusals(message.Entries);
        // Instants that do not exist are the largest value, so the comparisons need no special cases.
        var isDeferredAtFirst = deferredAt < Math.Min(state.FirstDeliveredAt, bouncedAt);
        if (isDeferredAtFirst || bouncedAt != MessageState.Never || state.IsDelivered) Sums.Answered++;
        if (isDeferredAtFirst) Sums.DeferredAtFirst++;
        // Not where the message bounced after its delivery, nor where only an open proves it.
        if (!Counter.Has(Metric.Delivered) || !state.IsDelivered) return;
        var sum = isDeferredAtFirst ? Sums.DeliveredLater : Sums.DeliveredAtFirst;
        if (state.SentAt == MessageState.Never) sum.LeftOut++;
        else sum.Add(state.SentAt, state.FirstDeliveredAt);
    }

    private static (long DeferredAt, long BouncedAt) FirstRefusals(ReadOnlySpan<Entry> entries)
    {
        var (deferredAt, bouncedAt) = (MessageState.Never, MessageState.Never);
        foreach (ref readonly var entry in entries)
        {
            if (entry.Type == EventType.Deferred) deferredAt = Math.Min(deferredAt, entry.At);
            if (entry.IsBounce) bouncedAt = Math.Min(bouncedAt, entry.At);
        }
        return (deferredAt, bouncedAt);
    }

    private static void Add(DurationSum sum, in FoldedMessage message, int entry)
    {
        if (message.State.SentAt == MessageState.Never) sum.LeftOut++;
        else sum.Add(message.State.SentAt, message.Entries[entry].At);
    }
}
