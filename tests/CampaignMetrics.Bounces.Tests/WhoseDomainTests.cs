namespace CampaignMetrics.Bounces.Tests;

/// <summary>A domain that the DNS does not know: the sender's, or the recipient's.</summary>
public sealed class WhoseDomainTests
{
    [Theory]
    [InlineData("450 4.1.8 <news@shop.example>: Sender address rejected: Domain not found")]
    [InlineData("553 5.1.8 <news@shop.example>... Domain of sender address news@shop.example does not exist")]
    [InlineData("550 your domain shop.example does not exist"), InlineData("550 your domain has no MX record")]
    [InlineData("553 your domain was not found in DNS"), InlineData("550 no MX for your domain")]
    [InlineData("550 Cannot resolve your domain"), InlineData("550 Your domain name is invalid")]
    [InlineData("550 your e-mail domain has no MX"), InlineData("550 reverse-path domain does not exist")]
    [InlineData("550 Domain shop.example of MAIL FROM has no A or MX"), InlineData("550 domain in MAIL FROM unknown")]
    [InlineData("550 Unknown domain in sender address"), InlineData("550 originating domain does not exist")]
    [InlineData("554 The domain shop.example you are sending from does not exist"), InlineData("550 unrouteable sender address")]
    [InlineData("550 5.1.2 The sender's host does not exist"), InlineData("550 the domain you send from has no MX record")]
    [InlineData("553 5.1.0 news shop.example does not exist E2110"), InlineData("501 sender domain must resolve")]
    public void The_sender_s_domain_says_nothing_of_the_recipient(string reply)
    {
        var verdict = BounceClassifier.Default.Classify(reply);
        Assert.Equal(
            (BounceClass.Blocked, BounceReason.SenderRejected, false), (verdict.Class, verdict.Reason, verdict.Suppress));
    }

    [Theory]
    [InlineData("550 Domain not found"), InlineData("550 the recipient domain does not exist: check its spelling")]
    [InlineData("550 The domain you are sending to does not exist"), InlineData("550 5.1.2 bad destination host")]
    public void The_recipient_s_domain_does(string reply) => IsNotFound(reply);

    [Theory]
    [InlineData("550 user ann does not exist in your domain"), InlineData("550 5.1.1 recipient not found, your domain is fine")]
    public void A_user_of_a_domain_is_a_user(string reply) =>
        Assert.Equal(BounceReason.UserUnknown, BounceClassifier.Default.Classify(reply).Reason);

    [Theory]
    [InlineData("550 Domäne nicht gefunden"), InlineData("550 Die Domain wurde nicht gefunden"), InlineData("550 Domain unbekannt")]
    [InlineData("550 Domaine introuvable"), InlineData("550 Dominio no encontrado"), InlineData("550 dominio non trovato")]
    [InlineData("550 domínio não encontrado"), InlineData("550 Domein niet gevonden"), InlineData("550 Domein onbekend")]
    [InlineData("550 Domänen finns inte"), InlineData("550 Домен не существует"), InlineData("550 Doména neexistuje")]
    [InlineData("550 Domän hittades inte"), InlineData("550 Domena nie istnieje"), InlineData("550 Nie znaleziono domeny")]
    [InlineData("550 找不到網域"), InlineData("550 도메인을 찾을 수 없습니다")]
    public void A_domain_that_is_not_found_is_told_in_other_languages(string reply) => IsNotFound(reply);

    [Fact]
    public void A_host_that_takes_no_mail_is_the_recipient_s_even_with_a_code_about_the_sender() => Assert.Equal(
        BounceReason.NoMailAccepted, BounceClassifier.Default.Classify("550 5.7.27 Host does not accept mail").Reason);

    [Fact]
    public void A_host_that_takes_none_from_a_domain_refuses_the_sender() => Assert.NotEqual(
        BounceReason.NoMailAccepted,
        BounceClassifier.Default.Classify("550 This host does not accept mail from domains without postmaster").Reason);

    private static void IsNotFound(string reply) =>
        Assert.Equal(BounceReason.DomainNotFound, BounceClassifier.Default.Classify(reply).Reason);
}
