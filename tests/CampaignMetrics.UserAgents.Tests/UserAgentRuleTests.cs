namespace CampaignMetrics.UserAgents.Tests;

public sealed class UserAgentRuleTests
{
    [Fact]
    public void Rules_of_your_own_come_first()
    {
        var parser = new UserAgentParser([new("Acme Mail", AgentKind.MailClient, "acmebot/ | acme & mail/", DeviceType.Mobile, "iOS")]);
        Assert.Equal(
            new("Acme Mail", "2.1", AgentKind.MailClient, DeviceType.Mobile, "iOS", "mail-client/acme-mail"), parser.Parse("AcmeBot/2.1"));
    }

    [Fact]
    public void The_first_rule_that_holds_wins()
    {
        var parser = new UserAgentParser([new("One", AgentKind.App, "acme"), new("Two", AgentKind.App, "acme")]);
        Assert.Equal("One", parser.Parse("acme").Client);
    }

    [Fact]
    public void A_rule_may_have_an_id_of_its_own() =>
        Assert.Equal("acme-7", new UserAgentParser([new("A", AgentKind.App, "acme", id: "acme-7")]).Parse("acme").Rule);

    [Fact]
    public void The_built_in_rules_stay_behind_them() =>
        Assert.Equal(
            "Thunderbird",
            new UserAgentParser([new("A", AgentKind.App, "acme")])
                .Parse("Mozilla/5.0 (X11; Linux) Gecko/20100101 Thunderbird/115.0").Client);

    [Theory]
    [InlineData("acme", "an ACME program", true)]
    [InlineData("acme", "acmes", false)]
    [InlineData("acme", "xacme", false)]
    [InlineData("acme*", "acmes", true)]
    [InlineData("*acme", "xacme", true)]
    [InlineData("^acme", "acme/1", true)]
    [InlineData("^acme", "an acme", false)]
    [InlineData("acme$", "an acme", true)]
    [InlineData("acme$", "acme 1", false)]
    [InlineData("acme/#", "acme/1", true)]
    [InlineData("acme/#", "acme/x", false)]
    [InlineData("acme-@", "acme-x", true)]
    [InlineData("acme-@", "acme-1", false)]
    [InlineData("acme/*$", "an acme/1.0", true)]
    [InlineData("acme/*$", "acme/1.0 mail", false)]
    [InlineData("acme & mail", "mail by acme", true)]
    [InlineData("acme & mail", "acme", false)]
    [InlineData("acme & !mail", "acme", true)]
    [InlineData("acme & !mail", "acme mail", false)]
    [InlineData("acme | mail", "mail", true)]
    public void A_rule_holds_where_its_terms_do(string when, string text, bool holds) =>
        Assert.Equal(holds, new UserAgentParser([new("Mine", AgentKind.App, when)], cacheSize: 0).Parse(text).Client == "Mine");

    [Theory]
    [InlineData("")]
    [InlineData("!acme")]
    [InlineData("acme | ")]
    [InlineData("acme & ")]
    [InlineData("*")]
    [InlineData("^*")]
    [InlineData("ac*me")]
    [InlineData("ac#me")]
    [InlineData("acmé")]
    public void A_condition_that_cannot_be_read_is_a_mistake(string when) =>
        Assert.Throws<ArgumentException>(() => new UserAgentRule("A", AgentKind.App, when));

    [Fact]
    public void More_rules_than_can_be_told_apart_are_a_mistake() =>
        Assert.Throws<ArgumentException>(() =>
            new UserAgentParser(
                Enumerable.Range(0, 3000).Select(i => new UserAgentRule("A", AgentKind.App, $"{i:x4} {i * 7919:x} {i * 104729:x}"))));

    [Theory]
    [InlineData(-1)]
    [InlineData((1 << 20) + 1)]
    public void A_cache_has_a_sensible_size(int size) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new UserAgentParser(cacheSize: size));
}
