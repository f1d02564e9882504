using System.Text;
using CampaignMetrics.Cli.Input;

namespace CampaignMetrics.Cli.Tests.Input;

/// <summary>What an input looks like is told from its first bytes, and they are looked at once.</summary>
public sealed class AppearanceTests
{
    private const int Events = 200;

    private static readonly byte[] Body = Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Range(0, Events).Select(EventAt))}]");

    /// <summary>All providers' readers look at a body: what that allocates tells how often they did.</summary>
    [Fact]
    public void A_body_that_is_posted_is_looked_at_once()
    {
        Allocated(() => Appearance.NoBody(Body, default));
        var once = Allocated(() => Appearance.Of(Body));
        Assert.InRange(Allocated(() => Appearance.NoBody(Body, default)), once / 2, once * 3 / 2);
    }

    [Fact]
    public void A_body_that_is_posted_may_be_one() => Assert.Null(Appearance.NoBody(Body, default));

    private static string EventAt(int number) =>
        $$"""{"event":"open","email":"ann@example.com","timestamp":1774344000,"sg_message_id":"m{{number}}","sg_event_id":"e{{number}}"}""";

    private static long Allocated(Action act)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        act();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
