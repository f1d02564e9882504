using CampaignMetrics.Messages;
using CampaignMetrics.Time;

namespace CampaignMetrics.Reports.Breakdowns;

/// <summary>Finds the buckets in which a message counts: that of its sending or, by event date, those of its events. Not
/// thread-safe.</summary>
internal sealed class TimeCut(Buckets buckets, ScopeFilter scope)
{
    // Reused for each message.
    private readonly List<long> _instants = [], _buckets = [];

    /// <summary>The start of the bucket that holds an instant.</summary>
    public long BucketOf(long at) => buckets.StartOf(at);

    /// <summary>The end of a bucket in milliseconds since 1970, exclusive.</summary>
    public long EndOf(long bucket) => buckets.Next(bucket);

    /// <summary>The starts of the buckets in which anything of the message happened, each once, in order. Valid until the next
    /// call.</summary>
    /// <param name="message">The message.</param>
    /// <param name="owed">Unsubscriptions and spam reports that name no email and were attributed to it.</param>
    public List<long> BucketsOf(in FoldedMessage message, IEnumerable<Entry> owed)
    {
        _instants.Clear();
        _buckets.Clear();
        Take(message.State.CohortAt);
        Take(message.DisposedAt);
        foreach (ref readonly var entry in message.Entries) Take(entry.At);
        foreach (var mark in owed) Take(mark.At);
        _instants.Sort();
        foreach (var at in _instants)
            if (BucketOf(at) is var bucket && (_buckets.Count == 0 || bucket > _buckets[^1])) _buckets.Add(bucket);
        return _buckets;
    }

    private void Take(long at)
    {
        if (scope.IsInPeriod(at)) _instants.Add(at);
    }
}
