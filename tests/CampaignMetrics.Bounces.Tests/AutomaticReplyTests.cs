namespace CampaignMetrics.Bounces.Tests;

public sealed class AutomaticReplyTests
{
    [Theory]
    [InlineData("Out of Office: back on Monday"), InlineData("Automatic reply: Spring sale"), InlineData("I am on vacation until 3 April")]
    [InlineData("Auto-Reply: thank you for your mail"), InlineData("Abwesenheitsnotiz: Frühlingsangebote"), InlineData("  out of office  ")]
    [InlineData("I am out of the office until Monday"), InlineData("Ich bin bis 5. Mai nicht im Büro."), InlineData("Estoy de vacaciones")]
    [InlineData("2 weeks out of office"), InlineData("Automatic reply: call 555 1234")]
    [InlineData("Jag är på semester till 5 maj"), InlineData("Automaattinen vastaus: Kevät"), InlineData("Otomatik yanıt: Bahar")]
    [InlineData("Automatická odpověď: Jaro"), InlineData("休暇中です"), InlineData("Sono in ferie fino a lunedì")]
    public void An_answer_of_a_mailbox_is_one(string response) => Assert.True(AutomaticReply.IsOne(response));

    [Theory]
    [InlineData("550 5.1.1 User unknown"), InlineData("mailbox full"), InlineData("connection timed out"), InlineData("")]
    [InlineData("smtp; 550 5.1.1 mailbox unavailable, see auto reply policy"), InlineData("#5.7.1 an automatic reply is refused")]
    [InlineData("refused by auto filter"), InlineData("rejected in the absence of an SPF record"), InlineData("autoresponder loop")]
    [InlineData("host mx.example.net[192.0.2.1] said: 550 5.1.1 user unknown; rejected in the absence of a mailbox")]
    public void A_servers_refusal_is_none(string response) => Assert.False(AutomaticReply.IsOne(response));

    [Theory]
    [InlineData("connect to mx.vacation-home.example[203.0.113.4]:25: Connection refused")]
    [InlineData("Name service error for name=vacation-home.example type=AAAA: Host not found")]
    [InlineData("Sorry, I couldn't find any host named vacation.example."), InlineData("unrouteable mail domain \"vacation.example\"")]
    [InlineData("user unknown: ann@vacation.example"), InlineData("Command died with status 1: \"/usr/bin/vacation ann\"")]
    [InlineData("pipe to |/usr/bin/vacation ann failed")]
    public void A_host_or_a_program_may_be_called_so(string response) => Assert.False(AutomaticReply.IsOne(response));

    [Theory]
    [InlineData("I am on vacation.Write to bob@vacation.example until then"), InlineData("Out of office/vacation until Monday")]
    public void Words_beside_names_still_count(string response) => Assert.True(AutomaticReply.IsOne(response));

    [Fact]
    public void What_begins_with_a_reply_code_is_a_servers_whatever_it_says() =>
        Assert.False(AutomaticReply.IsOne("550 5.7.1 Out of office replies are refused here"));

    [Fact]
    public void No_response_is_none() => Assert.False(AutomaticReply.IsOne(null));
}
