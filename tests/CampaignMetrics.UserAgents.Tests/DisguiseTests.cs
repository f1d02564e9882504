namespace CampaignMetrics.UserAgents.Tests;

/// <summary>Programs that copied a browser's user agent, and the browsers and apps that look like them.</summary>
public sealed class DisguiseTests
{
    private const string Chrome = "(KHTML, like Gecko) Chrome/121.0.0.0 Safari/537.36";

    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 " + Chrome + " AcmeBooster/3.1")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) AcmeProspects/0.9 Safari/537.36")]
    [
        InlineData(
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15 (Acme/0.1)"),
    ]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; rv:115.0) Gecko/20100101 Firefox/115.0 AcmeLab/2.0")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; rv:115.0; Acme-Pictures) Gecko/20100101 Firefox/115.0")]
    [InlineData("Mozilla/5.0 (acme.example) Gecko/20100101 Firefox/115.0")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; Acme/2.0) AppleWebKit/537.36 " + Chrome)]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 " + Chrome + " SurfaceWatcher/v1.2")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Acme/1.0")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) acme-poc")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/538.1 (KHTML, like Gecko) acmeshooter Safari/538.1")]
    [InlineData("Mozilla/5.0 Firefox Windows acme.example")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 " + Chrome + " Acme/12.1.4")]
    public void A_name_that_no_browser_bears_is_a_programs(string text) =>
        Assert.Equal(
            ("bot/copied-browser", AgentActor.Automation), UserAgent.Parse(text) is var agent ? (agent.Rule, agent.Actor) : default);

    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 " + Chrome + " Edg/121.0.0.0")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 " + Chrome + " Iridium/2024.1")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 " + Chrome + " Wave/120.0")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 " + Chrome + " OperaGX/106.0")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 " + Chrome + " AcmeBrowser/12.0")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 " + Chrome + " UNVERSIONED")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 " + Chrome + " AcmeWeb/121.0.0.0")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 " + Chrome + " AcmeWeb/121.0")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) AcmeWeb/121.0.6167.85 Safari/537.36")]
    [InlineData("Mozilla/5.0 (Windows NT 6.2; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/33.0.1750.117 AcmePortal/4.2.1")]
    [InlineData("Mozilla/5.0 (Windows NT 6.1; rv:29.0; ACMEID=0a1b2c; ACMETB=12) Gecko/20100101 Firefox/29.0")]
    [InlineData("Mozilla/5.0 (Windows NT 6.1) AppleWebKit/537.71 (KHTML, like Gecko) AcmeScreen/1.2 Version/7.0 Safari/537.71")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; rv:102.0) Gecko/20100101 Firefox/102.0 (WEB.DE Toolbar 3.1)")]
    [
        InlineData(
            "Mozilla/5.0 (X11; U; Linux i686; en-US; rv:1.9.2.10) Gecko/20100915 Ubuntu/10.04 (lucid) Firefox/3.6.10 (.NET CLR 3.5.30729)"),
    ]
    [InlineData("Mozilla/5.0 (X11; U; Linux i686; en-US; rv:1.9.2.17) Gecko/20110422 Acme Remix/10.10 (maverick) Firefox/3.6.17")]
    [InlineData("Mozilla/5.0 (Windows; U; Windows NT 6.1; de; rv:1.9.2.17) Gecko/20110420 AcmeTbX/3.1 Firefox/3.6.17")]
    [InlineData("Mozilla/5.0 (Windows; U; Windows NT 6.1; de; rv:1.9.2.17) Gecko/20110420 Firefox/3.6.17 AcmeToolbar/3.1")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 " + Chrome + " AcmeMusicDesktop/2.7")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64; MSAppHost/3.0) AppleWebKit/537.36 " + Chrome + " Edge/18.18363")]
    [InlineData("Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; rv:11.0; AcmeToolbar/2) like Gecko")]
    [InlineData("Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 6.1; Trident/4.0; AcmeToolbar/2; {A1B2C3D4-0000-0000-0000-000000000000})")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:52.0) Gecko/20100101 Goanna/4.8 Firefox/52.9 PaleMoon/29.4")]
    [
        InlineData(
            "Mozilla/5.0 (Linux; Android 13; Pixel 7; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/121.0 Mobile Safari/537.36 AcmeShop/4.2"),
    ]
    [
        InlineData(
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 AcmeShop/4.2"),
    ]
    public void A_browser_with_names_that_browsers_bear_is_a_person(string text) =>
        Assert.Equal(AgentActor.Human, UserAgent.Parse(text).Actor);

    [Fact]
    public void A_browser_of_your_own_rules_may_bear_any_name()
    {
        var parser = new UserAgentParser([new("Acme", AgentKind.Browser, "acmeview/")]);
        var agent = parser.Parse("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 " + Chrome + " AcmeView/1.0");
        Assert.Equal(("Acme", AgentActor.Human), (agent.Client, agent.Actor));
    }

    [Theory]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko; Acme Pages) Chrome/98.0.4758.80 Safari/537.36")]
    [InlineData("AcmeReads/2.0 Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 " + Chrome)]
    [InlineData("Acme_Daily/1.2 Mozilla/5.0 (X11; Linux x86_64; rv:115.0) Gecko/20100101 Firefox/115.0")]
    [InlineData("User-Agent: Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 " + Chrome)]
    [InlineData("Mozilla/5.0 (%os%; %platform%) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/%version% Safari/537.36")]
    [InlineData("Mozilla/5.0 (<os>) Gecko/20100101 Firefox/<version>")]
    [InlineData("Mozilla/5.0 ({platform}; rv:{rv}) Gecko/20100101 Firefox/{rv}")]
    [InlineData("Mozilla/5.0 (platform; rv:geckoversion) Gecko/geckotrail Firefox/firefoxversion")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/W.X.Y.Z Safari/537.36")]
    [InlineData("Vivaldi/6.5")]
    [InlineData("firefox/115.0")]
    [InlineData("Acme-Calendar-FeedReader")]
    [InlineData("Mozilla/5.0 (compatible; MSIE 9.0; Windows NT 6.1; Trident/5.0) yunjiankong 3")]
    public void A_form_that_no_browser_has_is_a_programs(string text) =>
        Assert.Equal(AgentActor.Automation, UserAgent.Parse(text).Actor);

    [Theory]
    [
        InlineData(
            "SonyEricssonX10i Mozilla/5.0 (Linux; U; Android 2.1; X10i) AppleWebKit/530.17 (KHTML, like Gecko) Version/4.0 Mobile Safari/530.17"),
    ]
    [
        InlineData(
            "Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 5.1; Trident/4.0; Mozilla/4.0 (compatible; MSIE 6.0; Windows NT 5.1; SV1) )"),
    ]
    [InlineData("Lynx/2.9.1 libwww-FM/2.14")]
    [InlineData("Opera/9.80 (X11; Linux i686) Presto/2.12.388 Version/12.16")]
    public void Old_browsers_with_odd_forms_are_people(string text) => Assert.Equal(AgentActor.Human, UserAgent.Parse(text).Actor);
}
