using CampaignMetrics.Messages;

namespace CampaignMetrics.Tests.Messages;

public sealed class BurstSearchTests
{
    [Fact]
    public void Windows_are_searched_as_by_looking_at_each()
    {
        var random = new Random(20261128);
        for (var i = 0; i < 3_000; i++)
        {
            var any = Enumerable.Range(0, random.Next(1, 30)).Select(_ => new BurstClick(random.Next(60), random.Next(6)));
            var clicks = any.OrderBy(click => click.At).ToArray();
            var thresholds = Any(random);
            long[] sent = [.. Enumerable.Range(0, random.Next(4)).Select(_ => (long)random.Next(60))];
            var found = new bool[clicks.Length];
            new BurstSearch(thresholds).Find(clicks, Of(sent), found);
            Assert.Equal(clicks.Select(click => IsInBurst(clicks, click.At, thresholds, sent)), found);
        }
    }

    [Fact]
    public void A_search_leaves_nothing_behind_for_the_next()
    {
        var search = new BurstSearch(ActorThresholds.Default);
        search.Find([new(0, 0), new(1, 1), new(2, 2)], Of(), new bool[3]);
        var found = new bool[2];
        search.Find([new(0, 1), new(1_000, 2)], Of(), found);
        Assert.Equal([false, false], found);
    }

    private static Milestones Of(params long[] sent)
    {
        var milestones = new Milestones();
        foreach (var at in sent) milestones.Add(at);
        return milestones;
    }

    private static ActorThresholds Any(Random random) => new()
    {
        InstantWindow = TimeSpan.FromMilliseconds(random.Next(4)),
        InstantLinks = random.Next(2, 5),
        InstantClicks = random.Next(2, 6),
        BurstWindow = TimeSpan.FromMilliseconds(random.Next(12)),
        BurstLinks = random.Next(2, 5),
        BurstLinksAtAnyTime = random.Next(3, 7),
        BurstAfterSending = TimeSpan.FromMilliseconds(random.Next(30)),
    };

    /// <summary>Whether some window that begins with a click holds the instant and enough of the clicks.</summary>
    private static bool IsInBurst(BurstClick[] clicks, long at, ActorThresholds thresholds, long[] sent)
    {
        // The one is half-open, the other closed.
        var (instant, window) = ((long)thresholds.InstantWindow.TotalMilliseconds - 1, (long)thresholds.BurstWindow.TotalMilliseconds);
        return clicks.Any(first => (Holds(first, instant) && IsAtOnce(first)) || (Holds(first, window) && IsQuick(first)));

        bool Holds(BurstClick first, long length) => first.At <= at && at <= first.At + length;

        bool IsAtOnce(BurstClick first) =>
            LinksFrom(first, instant) >= thresholds.InstantLinks || From(first, instant).Count() >= thresholds.InstantClicks;

        bool IsQuick(BurstClick first) =>
            LinksFrom(first, window) >= thresholds.BurstLinksAtAnyTime
            || (IsSoon(first.At) && LinksFrom(first, window) >= thresholds.BurstLinks);

        bool IsSoon(long at) => sent.All(other => other > at)
            || at - sent.Where(other => other <= at).Max() <= (long)thresholds.BurstAfterSending.TotalMilliseconds;

        int LinksFrom(BurstClick first, long length) => From(first, length).Select(click => click.Link).Distinct().Count();

        IEnumerable<BurstClick> From(BurstClick first, long length) =>
            clicks.Where(click => click.At >= first.At && click.At <= first.At + length);
    }
}
