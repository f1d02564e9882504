namespace CampaignMetrics.UserAgents.Tests;

public sealed class BotTests
{
    [Theory]
    [InlineData("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", "bot/googlebot")]
    [
        InlineData(
            "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm) Chrome/116.0.1938.76 Safari/537.36",
            "bot/bing"),
    ]
    [InlineData("facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)", "bot/facebook")]
    [InlineData("Mozilla/5.0 (compatible; MSIE or Firefox mutant; en) Daum 4.0", "bot/daum")]
    [InlineData("Mozilla/5.0 (Windows NT 6.1; Trident/7.0; rv:11.0; PTST 3.1) like Gecko", "bot/analyzer")]
    [InlineData("Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)", "bot/slack")]
    [InlineData("Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com", "bot/skype")]
    [InlineData("WhatsApp/2.23.20.0 N", "bot/whatsapp")]
    [InlineData("Barracuda Sentinel (EE)", "bot/barracuda")]
    [InlineData("Microsoft Office Existence Discovery", "bot/microsoft-office")]
    [
        InlineData(
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/119.0.0.0 Safari/537.36",
            "bot/automated-browser"),
    ]
    [InlineData("Mozilla/5.0 (compatible; AcmeCrawler/1.0)", "bot/crawler")]
    [InlineData("Acme Link Checker 2.0", "bot/checker")]
    [
        InlineData(
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36 AcmeUptimeMonitor/2.0",
            "bot/monitor"),
    ]
    [InlineData("Mozilla/5.0 (compatible; Acme/1.0; +https://acme.example/about)", "bot/program-with-an-address")]
    [InlineData("Mozilla/5.0 (compatible; Acme)", "bot/program-that-calls-itself-compatible")]
    [InlineData("Acme/1.0 (ops@acme.example)", "bot/program-with-an-address")]
    [InlineData("acme-worker", "bot/unnamed-program")]
    [InlineData("Acme Sync 3 (Linux 5.15)", "bot/unnamed-program")]
    public void A_program_that_acts_by_itself_is_a_bot(string text, string rule)
    {
        var agent = UserAgent.Parse(text);
        Assert.Equal((rule, AgentKind.Bot, AgentActor.Automation), (agent.Rule, agent.Kind, agent.Actor));
    }

    [Theory]
    [InlineData("curl/8.5.0", "curl", "8.5.0")]
    [InlineData("Wget/1.21.4", "Wget", "1.21.4")]
    [InlineData("python-requests/2.31.0", "Python Requests", "2.31.0")]
    [InlineData("Go-http-client/2.0", "Go HTTP client", "2.0")]
    [InlineData("Apache-HttpClient/5.2.1 (Java/17.0.6)", "Java", "5.2.1")]
    [InlineData("okhttp/4.12.0", "Java", "4.12.0")]
    [InlineData("axios/1.6.2", "Node.js", "1.6.2")]
    [InlineData("GuzzleHttp/7", "PHP", "7")]
    [InlineData("PostmanRuntime/7.36.0", "API client", "7.36.0")]
    [InlineData("acme-http-client/1.2", "HTTP library", "1.2")]
    public void An_HTTP_library_is_automation(string text, string client, string version)
    {
        var agent = UserAgent.Parse(text);
        Assert.Equal((client, version, AgentKind.Library, AgentActor.Automation), (agent.Client, agent.Version, agent.Kind, agent.Actor));
    }

    [Fact]
    public void A_crawler_that_borrows_a_mail_clients_name_is_a_crawler() =>
        Assert.Equal(AgentKind.Bot, UserAgent.Parse("Mozilla/5.0 (Windows; rv:1.8) Gecko/2006 Thunderbird/2.0.0.9 - AcmeWebCrawler").Kind);

    [Fact]
    public void A_bot_in_a_phones_costume_has_no_device()
    {
        var agent = UserAgent.Parse(
            "Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Mobile Safari/537.36 "
                + "(compatible; Googlebot/2.1)");
        Assert.Equal((DeviceType.Unknown, null), (agent.Device, agent.Os));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public void A_user_agent_that_is_given_but_empty_is_a_bot(string text) =>
        Assert.Equal(("bot/empty", AgentActor.Automation), UserAgent.Parse(text) is var agent ? (agent.Rule, agent.Actor) : default);

    [Fact]
    public void No_user_agent_at_all_says_nothing() =>
        Assert.Equal((default, AgentActor.Human), (UserAgent.Parse(null), UserAgent.Parse(null).Actor));

    [Theory]
    [InlineData("-"), InlineData("null"), InlineData("(null)"), InlineData("NULL"), InlineData("undefined"), InlineData("Unknown")]
    [InlineData("N/A"), InlineData("None"), InlineData("<nil>"), InlineData(" - "), InlineData("(not set)")]
    public void What_is_written_for_a_missing_user_agent_is_no_program(string text) => Assert.Equal(default, UserAgent.Parse(text));

    [Fact]
    public void A_network_that_puts_its_own_name_in_its_place_hides_it() =>
        Assert.Equal(default, UserAgent.Parse("Amazon CloudFront"));

    [Theory]
    [InlineData("-1"), InlineData("null/1.0"), InlineData("unknown-fetcher"), InlineData("CloudFront-Probe/2.1")]
    public void What_only_begins_like_it_is_a_program(string text) =>
        Assert.Equal(AgentActor.Automation, UserAgent.Parse(text).Actor);

    [Fact]
    public void A_rule_of_your_own_may_name_it() =>
        Assert.Equal("Our log", new UserAgentParser([new UserAgentRule("Our log", AgentKind.App, "^unknown$")]).Parse("unknown").Client);

    [Theory]
    [InlineData("Mozilla/5.0 (Linux; Android 9; CUBOT_X19) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/90.0 Mobile Safari/537.36")]
    [
        InlineData(
            "Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 6.1; Trident/4.0; EmbeddedWB 14.52 from: http://www.bsalsa.com/ EmbeddedWB 14.52)")]
    [InlineData("Mozilla/5.0 (compatible; Konqueror/4.5; Linux) KHTML/4.5.4 (like Gecko)")]
    [InlineData("Mozilla/5.0 (compatible; MSIE 10.0; Windows NT 6.2; Trident/6.0)")]
    [InlineData("Lynx/2.8.9rel.1 libwww-FM/2.14 SSL-MM/1.4.1")]
    [InlineData("Overcast/3.0 (+http://overcast.fm/; iOS podcast app)")]
    [
        InlineData(
            "Mozilla/5.0 (iPhone; CPU iPhone OS 16_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/400.0]"),
    ]
    [InlineData("AcmeReader/12 CFNetwork/1485 Darwin/23.1.0")]
    [InlineData("Mozilla/5.0 (SMART-TV; Linux; Tizen 6.0) AppleWebKit/537.36 (KHTML, like Gecko) Version/6.0 TV Safari/537.36")]
    public void A_person_with_an_unusual_program_is_no_bot(string text) => Assert.Equal(AgentActor.Human, UserAgent.Parse(text).Actor);
}
