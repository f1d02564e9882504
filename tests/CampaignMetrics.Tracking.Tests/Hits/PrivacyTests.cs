namespace CampaignMetrics.TrackedMail.Tests.Hits;

/// <summary>What is kept of who asked.</summary>
public sealed class PrivacyTests
{
    private static readonly EndpointOptions Options = new()
    {
        BaseUrl = Some.BaseUrl, Places = ip => ip == "192.0.2.77" ? new Place("NL", "North Holland", "Amsterdam") : default,
    };

    [Theory]
    [InlineData(AddressKeeping.Whole, "192.0.2.77", "192.0.2.77")]
    [InlineData(AddressKeeping.Truncated, "192.0.2.77", "192.0.2.0")]
    [InlineData(AddressKeeping.Truncated, "2001:db8:1:2:3:4:5:6", "2001:db8:1::")]
    [InlineData(AddressKeeping.Truncated, "unknown", null)]
    [InlineData(AddressKeeping.Truncated, null, null)]
    [InlineData(AddressKeeping.Nothing, "192.0.2.77", null)]
    public void An_address_is_kept_as_far_as_wanted(AddressKeeping keeping, string? ip, string? kept) =>
        Assert.Equal(kept, Request(Options with { Addresses = keeping }, ip, "x").Ip);

    [Theory]
    [InlineData(AddressKeeping.Whole)]
    [InlineData(AddressKeeping.Truncated)]
    [InlineData(AddressKeeping.Nothing)]
    public void The_place_is_looked_up_before(AddressKeeping keeping) =>
        Assert.Equal("Amsterdam", Request(Options with { Addresses = keeping }, "192.0.2.77", "x").Place.City);

    [Theory]
    [InlineData(null, null)]
    [InlineData("", "")]
    public void A_user_agent_is_kept_as_it_came(string? agent, string? kept) =>
        Assert.Equal(kept, Request(Options, null, agent).UserAgent);

    [Fact]
    public void Half_a_character_is_replaced() => Assert.Equal("a\ufffd", Request(Options, null, "a\ud83d").UserAgent);

    [Fact]
    public void A_very_long_user_agent_is_cut_between_characters() =>
        Assert.Equal(999, Request(Options, null, new string('a', 999) + "\U0001F600").UserAgent!.Length);

    private static WebRequest Request(EndpointOptions options, string? ip, string? agent)
    {
        var hit = Some.Hit(Some.Token(TokenKind.Open)) with { Ip = ip, UserAgent = agent };
        return ((Opened)new TrackingEndpoint(Some.Keys, options).Answer(hit).Events[0]).Request;
    }
}
