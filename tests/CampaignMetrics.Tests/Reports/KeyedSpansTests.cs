using CampaignMetrics.Reports.Unsubscriptions;
using FsCheck.Xunit;

namespace CampaignMetrics.Tests.Reports;

public sealed class KeyedSpansTests
{
    [Property]
    public void The_periods_of_other_keys_are_found_as_by_looking_at_each(int seed)
    {
        var random = new Random(seed);
        (string Key, long From, long To)[] spans = [.. Enumerable.Range(0, random.Next(6)).SelectMany(key => SpansOf($"k{key}", random))];
        var all = new KeyedSpans(spans);
        for (var at = -1L; at < 40; at++)
            foreach (var key in (string?[])[null, "k0", "k1", "k5", "none"])
                Assert.Equal(spans.Any(span => span.Key != key && span.From <= at && at < span.To), all.HoldOther(at, key));
    }

    /// <summary>Periods of one key, one after the other; some are empty.</summary>
    private static IEnumerable<(string Key, long From, long To)> SpansOf(string key, Random random)
    {
        for (var at = random.Next(10); at < 30; at += random.Next(1, 9))
        {
            var from = at;
            at += random.Next(6);
            yield return (key, from, at);
        }
    }
}
