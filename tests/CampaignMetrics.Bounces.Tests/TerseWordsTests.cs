namespace CampaignMetrics.Bounces.Tests;

/// <summary>Short replies, and words that say more than the code beside them.</summary>
public sealed class TerseWordsTests
{
    [Theory]
    [InlineData("550 x content-type: multipart/mixed"), InlineData("550 x charset=utf-8"), InlineData("550 x MIME-Version: 1.0")]
    [InlineData("550 x text/html; charset=UTF-8")]
    public void A_field_that_is_merely_mentioned_is_no_refusal(string reply) => Is(reply, BounceReason.Undefined);

    [Theory]
    [InlineData("554 this content type is not allowed"), InlineData("550 unsupported charset koi8-r")]
    [InlineData("550 invalid UTF-8 in header")]
    [InlineData("550 SMTPUTF8 is required")]
    public void A_form_that_is_refused_is_told(string reply) => Is(reply, BounceReason.ContentRefused);

    [Theory]
    [InlineData("501 5.1.3 domain missing or malformed"), InlineData("501 Domain is missing or malformed: ann@")]
    [InlineData("554 5.7.1 <ann@club.example>: not in the recipient list"), InlineData("550 recipient unavailable")]
    [InlineData("550 5.2.0 Recipient is unavailable"), InlineData("550 no users here are called so")]
    [InlineData("550 nobody here by that name")]
    [InlineData("550 that is not a recognized e-mail address"), InlineData("550 unavailable mailbox"), InlineData("550 path no exist")]
    [InlineData("550 no one by this name lives here"), InlineData("550 recipient not in our directory")]
    public void An_unknown_address_is_told_in_few_words(string reply) => Is(reply, BounceReason.UserUnknown);

    [Theory]
    [InlineData("550 <ann@club.example> is not used"), InlineData("550 ann has not logged in for 180 days")]
    [InlineData("550 the user never logged on to the service"), InlineData("550 the mailbox is not capable of receiving mail")]
    [InlineData("550 user hasn't logged in during the last year"), InlineData("550 this mailbox is not used")]
    [InlineData("550 this mailbox is not in use")]
    public void A_mailbox_that_nobody_uses_is_told(string reply) => Is(reply, BounceReason.MailboxInactive);

    [Theory]
    [InlineData("550 Ann's e-mail has changed"), InlineData("550 the mail address was changed")]
    public void An_address_that_has_changed_is_told(string reply) => Is(reply, BounceReason.MailboxMoved);

    [Theory]
    [InlineData("550 club.example doesn't have a mail exchanger"), InlineData("550 this domain is not used for e-mail")]
    [InlineData("550 a domain without mail service")]
    public void A_domain_without_mail_is_told(string reply) => Is(reply, BounceReason.NoMailAccepted);

    [Fact]
    public void A_domain_that_is_not_at_a_place_does_not_exist_there() =>
        Is("550 no such domain at this location", BounceReason.DomainNotFound);

    [Theory]
    [InlineData("552 ann's user space is used up"), InlineData("552 the user does not have disk: not enough disk space")]
    [InlineData("550 not enough diskspace")]
    [InlineData("550 mailbox space is not enough"), InlineData("550 ann cannot receive any more messages")]
    [InlineData("552 her disk space exhausted"), InlineData("550 cannot accept more mail for this user")]
    public void A_full_mailbox_is_told_in_few_words(string reply) => Is(reply, BounceReason.MailboxFull);

    [Theory]
    [InlineData("452 not enough disk space"), InlineData("452 server space is not enough")]
    public void A_full_server_is_no_full_mailbox(string reply) => Is(reply, BounceReason.ServerFull);

    [Theory]
    [InlineData("553 relay check local fail", BounceReason.RelayingDenied), InlineData("554 openrelay check", BounceReason.IpBlocked)]
    [InlineData("555 helohost error", BounceReason.PolicyRefused), InlineData("553 AUTH failure", BounceReason.AccessDenied)]
    [InlineData("550 held for human verification of 1 day", BounceReason.RecipientFilter)]
    [InlineData("550 we deny relay to you", BounceReason.RelayingDenied), InlineData("535 no", BounceReason.AccessDenied)]
    public void A_refusal_is_told_in_few_words(string reply, BounceReason reason) => Is(reply, reason);

    [Theory]
    [InlineData("554 5.2.3 MailPolicy: violated", BounceReason.PolicyRefused), InlineData("552 looping message", BounceReason.RoutingLoop)]
    [InlineData("450 4.7.0 DMARC lookup failed", BounceReason.DnsFailure), InlineData("451 SPF DNS timeout", BounceReason.DnsFailure)]
    [InlineData("550 5.7.1 DMARC lookup failed", BounceReason.AuthenticationFailed)]
    [InlineData("451 4.7.24 SPF temperror for shop.example", BounceReason.DnsFailure)]
    public void Clear_words_go_before_the_code(string reply, BounceReason reason) => Is(reply, reason);

    [Theory]
    [InlineData("unable to get a dot-lock on the mailbox file"), InlineData("maildir delivery error 75")]
    [InlineData("cannot store document 7")]
    [InlineData("can not open new mail file errno=28")]
    [InlineData("could not lock mailbox of ann")]
    public void A_program_that_could_not_store_the_mail_is_told(string text) => Is(text, BounceReason.MailerError);

    [Theory]
    [InlineData("DNS loop"), InlineData("no answer by dns resolver")]
    public void A_lookup_that_goes_nowhere_is_told(string text) => Is(text, BounceReason.DnsFailure);

    [Theory]
    [InlineData("550 Rejected by recipients"), InlineData("550 the mail was refused by recipients")]
    public void Recipients_who_refuse_have_a_filter(string reply) => Is(reply, BounceReason.RecipientFilter);

    [Fact]
    public void Banned_content_says_nothing_of_the_network_address() => Is("554 banned content", BounceReason.VirusDetected);

    private static void Is(string reply, BounceReason reason) => Assert.Equal(reason, BounceClassifier.Default.Classify(reply).Reason);
}
