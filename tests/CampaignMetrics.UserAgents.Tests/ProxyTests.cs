namespace CampaignMetrics.UserAgents.Tests;

public sealed class ProxyTests
{
    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)", "Gmail")]
    [InlineData("Mozilla/5.0 (Windows; U; Windows NT 5.1; de; rv:1.9.0.7) Gecko/2009021910 Firefox/3.0.7 (via ggpht.com)", "Gmail")]
    [InlineData("YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html", "Yahoo Mail")]
    [InlineData("yahoomailproxy; https://io.help.yahoo.com/index.html", "Yahoo Mail")]
    [InlineData("Mozilla/5.0 SeznamEmailProxy/3.1.0", "Seznam Email")]
    [InlineData("Mozilla/5.0 (compatible; RamblerMail/6.0; ImageProxy)", "Rambler Mail")]
    [
        InlineData(
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/100.0 Safari/537.36 (via mail.ukr.net proxy)",
            "UkrNet Mail"),
    ]
    [InlineData("hey.com/imageproxy", "HEY")]
    [InlineData("AcmeMailProxy/2.0 (+https://acme.example/proxy)", "Other webmail")]
    public void A_webmails_image_proxy_is_a_person_elsewhere(string text, string client)
    {
        var agent = UserAgent.Parse(text);
        Assert.Equal((client, AgentKind.WebmailProxy, DeviceType.Unknown, null), (agent.Client, agent.Kind, agent.Device, agent.Os));
        Assert.Equal((AgentActor.Human, true), (agent.Actor, agent.IsProxied));
    }

    [Theory]
    [InlineData("Mozilla/5.0")]
    [InlineData(" Mozilla/5.0\t")]
    public void The_bare_name_is_Apples_privacy_proxy(string text)
    {
        var agent = UserAgent.Parse(text);
        Assert.Equal(new("Apple Mail", null, AgentKind.PrivacyProxy, DeviceType.Unknown, null, "privacy-proxy/apple-mail"), agent);
        Assert.Equal((AgentActor.PrivacyProxy, true), (agent.Actor, agent.IsProxied));
    }

    [Fact]
    public void Gmails_prefetcher_is_a_privacy_proxy()
    {
        var agent = UserAgent.Parse(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/42.0.2311.135 Safari/537.36 "
            + "Edge/12.246 Mozilla/5.0");
        Assert.Equal(("Gmail", AgentKind.PrivacyProxy, "privacy-proxy/gmail"), (agent.Client, agent.Kind, agent.Rule));
        Assert.Equal((AgentActor.PrivacyProxy, true), (agent.Actor, agent.IsProxied));
    }

    [Fact]
    public void Gmails_sampler_reads_for_nobody()
    {
        var agent = UserAgent.Parse(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/42.0.2311.135 Safari/537.36 "
            + "Edge/12.246 Gmail-content-sampling");
        Assert.Equal((AgentKind.Bot, AgentActor.Automation, false), (agent.Kind, agent.Actor, agent.IsProxied));
    }

    [Fact]
    public void The_old_browser_that_it_pretends_to_be_is_a_browser() =>
        Assert.Equal(AgentKind.Browser, UserAgent.Parse(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/42.0.2311.135 Safari/537.36 "
            + "Edge/12.246").Kind);

    [Fact]
    public void The_bare_name_with_anything_behind_it_is_no_privacy_proxy() =>
        Assert.NotEqual(AgentKind.PrivacyProxy, UserAgent.Parse("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X)").Kind);
}
