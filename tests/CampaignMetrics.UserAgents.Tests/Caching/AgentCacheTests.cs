using CampaignMetrics.UserAgents.Caching;

namespace CampaignMetrics.UserAgents.Tests.Caching;

public sealed class AgentCacheTests
{
    [Fact]
    public void What_is_added_is_found_by_an_equal_text()
    {
        var cache = new AgentCache(16);
        cache.Add("acme/1", Agent("acme"));
        Assert.Equal((true, Agent("acme")), (cache.TryGet(string.Concat("acme", "/1"), out var agent), agent));
    }

    [Fact]
    public void What_was_not_added_is_not_found() => Assert.False(new AgentCache(16).TryGet("acme/1", out _));

    [Fact]
    public void Many_texts_never_grow_the_cache_beyond_its_size()
    {
        var cache = new AgentCache(64);
        var texts = Enumerable.Range(0, 10_000).Select(i => $"acme/{i}").ToList();
        foreach (var text in texts) cache.Add(text, Agent(text));
        Assert.InRange(texts.Count(text => cache.TryGet(text, out _)), 32, 64);
    }

    [Theory]
    [InlineData(1, 4), InlineData(4, 4), InlineData(5, 8), InlineData(7, 8), InlineData(9, 16), InlineData(64, 64)]
    public void The_size_is_rounded_up_to_a_power_of_two(int size, int kept)
    {
        var cache = new AgentCache(size);
        var texts = Enumerable.Range(0, 1_000).Select(i => $"acme/{i}").ToList();
        foreach (var text in texts) cache.Add(text, Agent(text));
        Assert.Equal(kept, texts.Count(text => cache.TryGet(text, out _)));
    }

    [Fact]
    public void The_newest_text_is_always_there()
    {
        var cache = new AgentCache(4);
        Assert.All(Enumerable.Range(0, 1000), i =>
        {
            cache.Add($"acme/{i}", Agent("acme"));
            Assert.True(cache.TryGet($"acme/{i}", out _));
        });
    }

    [Fact]
    public void A_text_longer_than_user_agents_are_is_not_kept()
    {
        var cache = new AgentCache(16);
        var text = new string('a', 1025);
        cache.Add(text, Agent("acme"));
        Assert.False(cache.TryGet(text, out _));
    }

    [Fact]
    public async Task Threads_never_see_another_texts_result()
    {
        var cache = new AgentCache(8);
        var wrong = 0;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(thread => Task.Run(() =>
        {
            for (var i = 0; i < 20_000; i++)
            {
                var text = $"acme/{(i * 7 + thread) % 50}";
                if (cache.TryGet(text, out var agent) && agent.Client != text) Interlocked.Increment(ref wrong);
                cache.Add(text, Agent(text));
            }
        }, TestContext.Current.CancellationToken)));
        Assert.Equal(0, wrong);
    }

    private static UserAgent Agent(string client) => new(client, "1", AgentKind.App, DeviceType.Mobile, "iOS", "rule");
}
