namespace CampaignMetrics.UserAgents.Tests;

/// <summary>Apps that show pages in a window of the system's, or fetch with its library: people, whatever the app's name.</summary>
public sealed class AppViewTests
{
    private const string Phone =
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 ";
    private const string Android =
        "Mozilla/5.0 (Linux; Android 14; Pixel 7; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/124.0 Mobile Safari/537.36 ";
    private const string Linux = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) ";
    private const string Mac = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) ";

    /// <summary>Of companies and tools that crawl, check or read feeds, too, and with words that bots bear.</summary>
    public static TheoryData<string> Names =>
        [
            "Idealo/20.1", "HubSpot/5.2", "Perplexity/2.3", "Semrush/1.1", "Heureka/9.0", "Datadog/4.1", "BabyMonitor/3.2",
            "SpiderSolitaire/7.0",
        ];

    [Theory]
    [MemberData(nameof(Names))]
    public void In_a_phones_web_view_the_name_is_an_apps(string name) =>
        AssertApp(DeviceType.Mobile, Phone + name, Android + name);

    [Fact]
    public void In_an_iPhones_web_view_any_name_is_an_apps() => AssertApp(DeviceType.Mobile, Phone + "AcmeShop/4.2");

    [Theory]
    [MemberData(nameof(Names))]
    public void Behind_a_systems_library_the_name_is_an_apps(string name) =>
        AssertApp(
            DeviceType.Mobile, name + " CFNetwork/1494.0.7 Darwin/23.4.0", name + " (com.example.app; build:1; iOS 17.4.0) Alamofire/5.9.1",
            name + " (iPhone; iOS 17.4; Scale/3.00)", name + " Dalvik/2.1.0 (Linux; U; Android 14; Pixel 7 Build/UQ1A)",
            name + " (Linux; U; Android 14; Pixel 7) okhttp/4.12.0", name + " (Android 14; Pixel 7)");

    [Theory]
    [MemberData(nameof(Names))]
    [InlineData("Postman/11.1.0")]
    [InlineData("Insomnia/9.2.0")]
    [InlineData("Zendesk/2.0.1")]
    public void In_a_window_of_Electron_the_name_is_a_desktop_programs(string name) =>
        AssertApp(
            DeviceType.Desktop,
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
                + name + " Chrome/124.0.6367.60 Electron/30.0.1 Safari/537.36");

    [Theory]
    [InlineData(Mac + "AcmeChat/732 (modern)")]
    [InlineData(Linux + "QtWebEngine/6.5.2 Chrome/108.0 Safari/537.36 AcmeStudio/2.1")]
    public void A_desktop_programs_own_window_is_a_persons(string text) =>
        Assert.Equal(
            (AgentActor.Human, DeviceType.Desktop), UserAgent.Parse(text) is var agent ? (agent.Actor, agent.Device) : default);

    [Theory]
    [InlineData(Phone + "Googlebot/2.1")]
    [InlineData(Android + "ClaudeBot/1.0")]
    [InlineData(Phone + "(compatible; Idealo/1.0)")]
    [InlineData(Phone + "Idealo/1.0 (+https://idealo.example/bot)")]
    [InlineData("Idealo/1.0 (Android 14; +https://idealo.example/bot)")]
    [InlineData(Mac + "Version/17.4 Safari/605.1.15 Idealo/1.0")]
    public void A_crawler_that_copied_an_apps_form_is_a_program(string text) =>
        Assert.Equal(AgentActor.Automation, UserAgent.Parse(text).Actor);

    [Theory]
    [InlineData("Alamofire/5.9.1")]
    [InlineData("okhttp/4.12.0")]
    [InlineData("CFNetwork/1494.0.7")]
    [InlineData("PostmanRuntime/7.36.1")]
    [InlineData("Dart/3.4 (dart:io)")]
    public void A_library_without_an_app_is_a_program(string text) => Assert.Equal(AgentKind.Library, UserAgent.Parse(text).Kind);

    private static void AssertApp(DeviceType device, params string[] texts) =>
        Assert.All(texts.Select(text => UserAgent.Parse(text)), agent => Assert.Equal((AgentKind.App, device), (agent.Kind, agent.Device)));
}
