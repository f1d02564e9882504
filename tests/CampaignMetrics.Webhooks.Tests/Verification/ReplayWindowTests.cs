using CampaignMetrics.Webhooks.Verification;

namespace CampaignMetrics.Webhooks.Tests.Verification;

public sealed class ReplayWindowTests
{
    private static readonly ReplayWindow Window = new(new Clock(1_700_000_000), TimeSpan.FromMinutes(5));

    [Theory]
    [InlineData("1700000000"), InlineData("1699999700"), InlineData("1700000300")]
    public void Both_ends_lie_inside(string time) => Assert.Null(Window.Refuse(time));

    [Theory]
    [InlineData("1699999699", "too old"), InlineData("1700000301", "future"), InlineData("0", "too old")]
    public void What_lies_outside_is_refused(string time, string why) =>
        Assert.Contains(why, Window.Refuse(time), StringComparison.Ordinal);

    [Theory]
    [
        InlineData(""), InlineData("now"), InlineData("-1"), InlineData("1700000000.0"), InlineData(" 1700000000"),
        InlineData("9223372036854775807"),
    ]
    public void What_is_no_number_of_seconds_is_refused(string time) => Assert.NotNull(Window.Refuse(time));

    [Fact]
    public void A_window_without_an_end_ends_with_time_itself() =>
        Assert.Equal(DateTimeOffset.MaxValue, new ReplayWindow(new Clock(1_700_000_000), TimeSpan.MaxValue).End);

    [Theory]
    [InlineData("1700000000\0"), InlineData("+1700000000"), InlineData(" 1700000000"), InlineData("１７００００００００")]
    public void Only_digits_are_seconds(string time) =>
        Assert.Equal(
            "the signed time is not in whole seconds", new ReplayWindow(new Clock(1_700_000_000), TimeSpan.FromDays(1)).Refuse(time));
}
