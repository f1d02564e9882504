using System.Diagnostics;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Tests.Messages;

public sealed class BurstSearchTests
{
    [Fact]
    public void Windows_are_searched_as_by_looking_at_each()
    {
        var search = new BurstSearch();
        var random = new Random(20261128);
        for (var i = 0; i < 3_000; i++)
        {
            var any = Enumerable.Range(0, random.Next(1, 30)).Select(_ => (At: (long)random.Next(60), Url: random.Next(6)));
            var clicks = any.OrderBy(click => click.At).ToArray();
            var (window, links) = (random.Next(12), random.Next(2, 5));
            var found = new bool[clicks.Length];
            search.Find(clicks, window, links, found);
            Assert.Equal(clicks.Select(click => IsInBurst(clicks, click.At, window, links)), found);
        }
    }

    [Fact]
    public void A_search_takes_as_long_as_its_own_clicks_need_whatever_came_before()
    {
        var search = new BurstSearch();
        var few = Shortest(search);
        search.Find([.. Enumerable.Range(0, 1_000_000).Select(url => (0L, url))], 10_000, 3, new bool[1_000_000]);
        // To empty a table of a million links each time would take some thousand times as long.
        Assert.InRange(Shortest(search).Ticks, 0, (few.Ticks + TimeSpan.TicksPerMillisecond) * 100);
    }

    private static TimeSpan Shortest(BurstSearch search)
    {
        (long At, int Url)[] clicks = [(0, 0), (1, 1), (2, 2)];
        var found = new bool[clicks.Length];
        return Enumerable.Range(0, 5).Min(_ =>
        {
            var watch = Stopwatch.StartNew();
            for (var i = 0; i < 200; i++) search.Find(clicks, 10_000, 3, found);
            return watch.Elapsed;
        });
    }

    /// <summary>Whether some closed window that begins with a click holds the instant and enough links.</summary>
    private static bool IsInBurst((long At, int Url)[] clicks, long at, int window, int links) =>
        clicks.Any(first => first.At <= at && at <= first.At + window && LinksFrom(clicks, first.At, window) >= links);

    private static int LinksFrom((long At, int Url)[] clicks, long start, int window) =>
        clicks.Where(click => click.At >= start && click.At <= start + window).Select(click => click.Url).Distinct().Count();
}
