using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli.Tests.Output;

public sealed class LengthOfTimeTests
{
    [Theory]
    [InlineData(0.0124, "12 ms"), InlineData(0.9996, "1.0 s"), InlineData(1.26, "1.3 s"), InlineData(59.97, "1 min 0 s")]
    [InlineData(61.6, "1 min 2 s"), InlineData(3_599.6, "1 h 0 min"), InlineData(3_666, "1 h 1 min"), InlineData(86_399, "1 d 0 h")]
    [InlineData(93_540, "1 d 2 h"), InlineData(95_000, "1 d 2 h"), InlineData(86_400_000, "1,000 d 0 h")]
    public void A_length_is_rounded_to_the_nearest(double seconds, string shown) =>
        Assert.Equal(shown, LengthOfTime.Of(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void None_is_a_dash() => Assert.Equal("–", LengthOfTime.Of(null));
}
