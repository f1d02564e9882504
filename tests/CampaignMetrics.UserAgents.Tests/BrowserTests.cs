namespace CampaignMetrics.UserAgents.Tests;

public sealed class BrowserTests
{
    [Theory]
    [
        InlineData(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Safari/537.36", "Chrome",
            "124.0.0.0", DeviceType.Desktop, "Windows"),
    ]
    [
        InlineData(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Safari/537.36 Edg/124.0.2478.51",
            "Edge", "124.0.2478.51", DeviceType.Desktop, "Windows"),
    ]
    [
        InlineData(
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15",
            "Safari", "17.4", DeviceType.Desktop, "macOS"),
    ]
    [
        InlineData(
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1",
            "Safari", "17.4", DeviceType.Mobile, "iOS"),
    ]
    [
        InlineData(
            "Mozilla/5.0 (iPad; CPU OS 16_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/110.0.5481.83 Mobile/15E148 Safari/604.1",
            "Chrome", "110.0.5481.83", DeviceType.Tablet, "iOS"),
    ]
    [
        InlineData(
            "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:125.0) Gecko/20100101 Firefox/125.0", "Firefox", "125.0", DeviceType.Desktop,
            "Linux"),
    ]
    [
        InlineData(
            "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/24.0 Chrome/117.0.0.0 Mobile Safari/537.36",
            "Samsung Internet", "24.0", DeviceType.Mobile, "Android"),
    ]
    [
        InlineData(
            "Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; rv:11.0) like Gecko", "Internet Explorer", "11.0", DeviceType.Desktop,
            "Windows"),
    ]
    [
        InlineData(
            "Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 5.1; Trident/4.0)", "Internet Explorer", "8.0", DeviceType.Desktop, "Windows"),
    ]
    [
        InlineData(
            "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/122.0.0.0 Safari/537.36", "Chrome",
            "122.0.0.0", DeviceType.Desktop, "Chrome OS"),
    ]
    [InlineData("Opera/9.80 (Windows NT 6.1; U; en) Presto/2.10.229 Version/11.62", "Opera", "11.62", DeviceType.Desktop, "Windows")]
    [
        InlineData(
            "Mozilla/5.0 (Windows Phone 10.0; Android 6.0.1; Microsoft; Lumia 950) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/52.0.2743.116 Mobile Safari/537.36 Edge/15.15254",
            "Edge", "15.15254", DeviceType.Mobile, "Windows Mobile"),
    ]
    public void Browsers_are_told_from_what_they_are_built_on(string text, string client, string version, DeviceType device, string os)
    {
        var agent = UserAgent.Parse(text);
        Assert.Equal((client, version, AgentKind.Browser, device, os), (agent.Client, agent.Version, agent.Kind, agent.Device, agent.Os));
        Assert.Equal((AgentActor.Human, false), (agent.Actor, agent.IsProxied));
    }

    [Fact]
    public void A_browser_that_nobody_knows_is_unknown_and_human()
    {
        var agent = UserAgent.Parse("Mozilla/9.0 (Windows NT 11.0) AcmeBrowser");
        Assert.Equal((AgentKind.Unknown, AgentActor.Human, null), (agent.Kind, agent.Actor, agent.Rule));
    }
}
