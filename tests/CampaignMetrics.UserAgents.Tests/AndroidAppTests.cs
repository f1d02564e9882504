namespace CampaignMetrics.UserAgents.Tests;

public sealed class AndroidAppTests
{
    private const string WebView =
        "Mozilla/5.0 (Linux; Android 13; SM-A546B Build/TP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/120.0 Mobile Safari/537.36";

    [Theory]
    [InlineData("com.samsung.android.email.provider", "Samsung Email")]
    [InlineData("com.microsoft.office.outlook", "Outlook")]
    [InlineData("de.gmx.mobile.android.mail", "GMX")]
    [InlineData("org.kman.AquaMail", "Aqua Mail")]
    [InlineData("it.italiaonline.mail", "Libero Mail")]
    [InlineData("net.daum.android.mail", "Daum Mail")]
    public void A_web_view_is_the_app_that_it_names(string package, string client)
    {
        var agent = UserAgent.Parse(WebView, package);
        Assert.Equal(new(client, null, AgentKind.MailClient, DeviceType.Mobile, "Android", "requested-with/" + package), agent);
    }

    [Theory]
    [InlineData("XMLHttpRequest")]
    [InlineData("com.example.game")]
    [InlineData("")]
    public void An_app_that_is_not_known_changes_nothing(string requestedWith) =>
        Assert.Equal(UserAgent.Parse(WebView), UserAgent.Parse(WebView, requestedWith));

    [Fact]
    public void A_bot_stays_a_bot_whatever_app_it_names() =>
        Assert.Equal(AgentKind.Bot, UserAgent.Parse("AcmeBot/1.0", "com.google.android.gm").Kind);
}
