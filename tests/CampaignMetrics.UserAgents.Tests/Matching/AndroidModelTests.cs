namespace CampaignMetrics.UserAgents.Tests.Matching;

/// <summary>Devices whose makers named them as bots and services are named.</summary>
public sealed class AndroidModelTests
{
    private const string Chrome = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0.0.0 Mobile Safari/537.36";

    [Theory]
    [InlineData("(Linux; Android 6.0; ACMEbot700 Build/MRA58K)")]
    [InlineData("(Linux; Android 6.0; STRONG BOT Build/MRA58K)")]
    [InlineData("(Linux; U; Android 4.4.2; de-de; A_bot_tab_70 Build/KOT49H)")]
    [InlineData("(Linux; Android 9; ACMEbot 91)")]
    [InlineData("(Linux; Android 7.0; MAJESTIC A12 Build/NRD90M)")]
    [InlineData("(Linux; Android 8.1.0; Monitor Preview Checker 3)")]
    public void A_bots_word_in_a_devices_model_is_the_devices(string platform) =>
        Assert.Equal(AgentActor.Human, UserAgent.Parse($"Mozilla/5.0 {platform} {Chrome}").Actor);

    [Fact]
    public void The_device_is_told_by_its_model_all_the_same() =>
        Assert.Equal(DeviceType.Tablet, UserAgent.Parse($"Mozilla/5.0 (Linux; Android 5.1; M_bot_tab_70 Build/LMY47D) {Chrome}").Device);

    [Theory]
    [InlineData("Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X Build/MMB29P) " + Chrome + " (compatible; Acmebot/2.1; +http://acme.example)")]
    [InlineData("Mozilla/5.0 (Linux; Android 6.0.1; ACMEbot700 Build/MMB29P) " + Chrome + " (compatible; Acmebot/2.1)")]
    [InlineData("Mozilla/5.0 (Linux; Android 8.0; Acmebot) " + Chrome)]
    [InlineData("Mozilla/5.0 (Linux; Android 8.0; Acmebot/1.0) " + Chrome)]
    [InlineData("Mozilla/5.0 (Linux; Android 8.0; Pixel 2; Acmebot/1.0) " + Chrome)]
    [InlineData("Mozilla/5.0 (Linux; Android 7.1.1; Acme Crawler Build/NMF26F) " + Chrome)]
    public void A_program_beside_the_model_or_in_its_place_is_one(string text) =>
        Assert.Equal(AgentActor.Automation, UserAgent.Parse(text).Actor);
}
