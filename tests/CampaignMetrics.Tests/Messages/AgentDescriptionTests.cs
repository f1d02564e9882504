using CampaignMetrics.UserAgents;

namespace CampaignMetrics.Tests.Messages;

public sealed class AgentDescriptionTests
{
    private static AgentDescription Of(string userAgent) => AgentDescription.Of(UserAgent.Parse(userAgent));

    [Fact]
    public void A_classifier_that_answers_nothing_knows_nobody()
    {
        using var ledger = new MessageLedger(new LedgerOptions { Enrichment = new Enrichment { Agents = _ => default } });
        ledger.Apply([Some.Sent(), Some.Delivered(), Some.Opened()]);
        Assert.Equal(AgentDescription.Unknown, Assert.Single(ledger.Report().Devices).Device);
    }

    [Fact]
    public void A_library_is_automation() => Assert.Equal(AgentRole.Automation, Of("python-requests/2.31.0").Role);

    [Fact]
    public void A_webmails_image_proxy_plays_its_own_part() =>
        Assert.Equal(
            AgentRole.ImageProxy, Of("Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)").Role);

    [Fact]
    public void A_user_agent_that_names_nothing_known_is_guessed_to_be_a_program()
    {
        Assert.True(UserAgent.Parse("agent-a").IsGuess);
        Assert.Equal(AgentRole.Automation, Of("agent-a").Role);
    }

    [Theory]
    [InlineData("acme-worker")]
    [InlineData("vivaldi/6.5")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/121.0.0.0 Safari/537.36 AcmeLab/2.0")]
    [
        InlineData(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/42.0 Edge/12.246 Gmail-content-sampling"),
    ]
    [InlineData("curl/8.5.0")]
    public void Who_acts_by_itself_for_the_classifier_does_so_in_a_report(string userAgent) =>
        Assert.Equal((AgentActor.Automation, AgentRole.Automation), (UserAgent.Parse(userAgent).Actor, Of(userAgent).Role));

    [Fact]
    public void A_mail_client_comes_with_name_and_device() =>
        Assert.Equal(
            new AgentDescription("Thunderbird", "desktop", AgentRole.Reader),
            Of("Mozilla/5.0 (X11; Linux x86_64; rv:115.0) Gecko/20100101 Thunderbird/115.6.0"));
}
