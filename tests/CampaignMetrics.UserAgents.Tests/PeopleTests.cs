namespace CampaignMetrics.UserAgents.Tests;

/// <summary>Apps, devices and add-ons whose names hold a bot's word or a crawling company's name, and the bots beside them.</summary>
public sealed class PeopleTests
{
    private const string WebView =
        "Mozilla/5.0 (Linux; Android 13; SM-S911B Build/TP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/119.0 Mobile Safari/537.36 ";

    [Theory]
    // Companies that crawl, too.
    [
        InlineData(
            WebView
            + "trill_320405 JsSdk/1.0 AppName/trill app_version/32.4.5 ByteLocale/en BytedanceWebview/d8a21c6",
            DeviceType.Mobile),
    ]
    [InlineData(WebView + "CapCut/10.1.0 BytedanceWebview/d8a21c6", DeviceType.Mobile)]
    [
        InlineData(
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/118.0 Safari/537.36 Feishu/7.3.5",
            DeviceType.Desktop),
    ]
    [
        InlineData(
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 DeepSeek/1.1",
            DeviceType.Mobile),
    ]
    [InlineData(WebView + "Pinterest/0.2 [Pinterest/Android]", DeviceType.Mobile)]
    // Apps with a bot's word in their name.
    [InlineData(WebView + "AcmeScanner/2.0", DeviceType.Mobile)]
    [InlineData("PhotoCollector/7 CFNetwork/1494.0.7 Darwin/23.4.0", DeviceType.Mobile)]
    [InlineData("Tweetbot/8 CFNetwork/1494.0.7 Darwin/23.4.0", DeviceType.Mobile)]
    [InlineData("KaiOS Downloader Acme Songs", DeviceType.Mobile)]
    // Apps whose names are those of libraries, tools and scanners.
    [InlineData("Mint/7.2 CFNetwork/1494.0.7 Darwin/23.4.0", DeviceType.Mobile)]
    [InlineData("Ruby%20Garden/3 CFNetwork/1494.0.7 Darwin/23.4.0", DeviceType.Mobile)]
    [InlineData("Barracuda/5 CFNetwork/1494.0.7 Darwin/23.4.0", DeviceType.Mobile)]
    [InlineData("BabyMonitor/3.2 (iPhone; iOS 17.4; Scale/3.00)", DeviceType.Mobile)]
    // Programs of a person that say where they come from.
    [InlineData("JetBrains Omea Reader 2.0 (http://www.jetbrains.com/omea/)", DeviceType.Unknown)]
    [InlineData("NewsGator/2.0 (http://www.newsgator.com; Microsoft Windows NT 5.1.2600.0)", DeviceType.Desktop)]
    [InlineData("NetNewsWire (RSS Reader; https://netnewswire.com/)", DeviceType.Unknown)]
    [InlineData("NewzCrawler/1.7 (compatible; MSIE 5.00; Newz Crawler 1.7.0)", DeviceType.Desktop)]
    // Loudspeakers and players.
    [InlineData("Amazon;Echo_Dot;0123456789abcdef;;tpapi;4.0.2", DeviceType.Unknown)]
    [InlineData("Bose/12.0.2 a1B2c3", DeviceType.Unknown)]
    [InlineData("sp-agent", DeviceType.Unknown)]
    public void An_app_that_only_sounds_like_a_bot_is_a_person(string text, DeviceType device)
    {
        var agent = UserAgent.Parse(text);
        Assert.Equal((AgentKind.App, AgentActor.Human, device), (agent.Kind, agent.Actor, agent.Device));
    }

    [Theory]
    [
        InlineData(
            "Mozilla/5.0 (Linux; Android 5.0) AppleWebKit/537.36 (KHTML, like Gecko) Mobile Safari/537.36 (compatible; Bytespider; spider-feedback@bytedance.com)"),
    ]
    [InlineData("Pinterest/0.2 (+https://www.pinterest.com/bot.html)")]
    [InlineData("Mozilla/5.0 (compatible; DeepSeekBot/1.0)")]
    [InlineData("Acme-Collector/2.0")]
    [InlineData("NewsGatorOnline/2.0 (http://www.newsgator.com; 12 subscribers)")]
    [InlineData("Acme Reader, 3 subscribers")]
    [InlineData("Acme RSS Reader 1.0")]
    public void The_crawler_beside_it_is_none(string text) => Assert.Equal(AgentActor.Automation, UserAgent.Parse(text).Actor);

    [Theory]
    [InlineData("Mozilla/5.0 (compatible; kakaotalk-scrap/1.0; +https://devtalk.kakao.com)")]
    [InlineData("kakaotalk-scrap/1.0; +https://devtalk.kakao.com/t/scrap/33984")]
    public void The_preview_of_a_chat_is_a_program(string text) => Assert.Equal(AgentActor.Automation, UserAgent.Parse(text).Actor);

    [Fact]
    public void An_app_that_writes_its_name_behind_the_browsers_without_a_blank_is_named() =>
        Assert.Equal("Snapchat", UserAgent.Parse(WebView.TrimEnd() + "Snapchat12.01.0.33 (SM-G990W; Android 12; gzip; )").Client);

    [Theory]
    [InlineData("Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 6.0; SLCC1; eSobiSubscriber 2.0.4.16)", "Internet Explorer")]
    [InlineData("Outlook-Express/7.0 (MSIE 7.0; Windows NT 6.0; eSobiSubscriber 2.0.4.16; TmstmpExt)", "Windows Live Mail")]
    [InlineData("YahooMobileMail/1.0 (Android Mail; 1.4.0) (speedy;htc;PG06100;2.3.4/GRJ22)", "Yahoo Mail")]
    [InlineData("YahooMobileMail/1.0 (Android Mail; 1.4.0) (spyder;motorola;XT910;2.3.6/6.5.1)", "Yahoo Mail")]
    [
        InlineData(
            "Mozilla/5.0 (Linux; Android 5.1; Lenny@2) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/90.0 Mobile Safari/537.36",
            "Chrome"),
    ]
    [
        InlineData(
            "Mozilla/5.0 (Linux; Android 7.0; XBot_Senior) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/90.0 Mobile Safari/537.36",
            "Chrome"),
    ]
    public void An_add_on_or_a_phone_that_sounds_like_a_bot_changes_nothing(string text, string client) =>
        Assert.Equal((client, AgentActor.Human), UserAgent.Parse(text) is var agent ? (agent.Client, agent.Actor) : default);

    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; rv:60.0) Gecko/20100101 Firefox/60.0 SeaMonkey/2.53.4 Lightning/58.4", "SeaMonkey")]
    [InlineData("Mozilla/5.0 (Windows NT 6.1; rv:31.0) Gecko/20100101 (WEB.DE/2.7.0) Firefox/31.0", "Firefox")]
    [InlineData("Mozilla/5.0 (Windows NT 6.1; rv:31.0) Gecko/20100101 (mail.com/2.7.0) Firefox/31.0", "Firefox")]
    public void A_browser_with_a_mail_services_name_or_calendar_is_a_browser(string text, string client) =>
        Assert.Equal((client, AgentKind.Browser), UserAgent.Parse(text) is var agent ? (agent.Client, agent.Kind) : default);
}
