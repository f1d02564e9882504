namespace CampaignMetrics.Bounces.Tests;

/// <summary>What is wrong may be the sender's own: its address, account, certificate or host. The recipient's address stays.</summary>
public sealed class WhoseFaultTests
{
    [Theory]
    [InlineData("550 Domain may not exist or DNS check failed [x IP: 192.0.2.4]."), InlineData("550 black mail address")]
    [InlineData("553 5.1.2 The sender address <news@shop@club.example> is not a valid RFC-5321 address")]
    [InlineData("552 mail from is invalid")]
    [InlineData("550 sender address <news@shop.example> does not exist"), InlineData("550 The sender's mailbox is unknown")]
    [InlineData("550-mailbox unavailable 550 invalid DNS MX or A/AAAA resource record"), InlineData("550 the sender's account was deleted")]
    public void An_address_of_the_sender_says_nothing_against_the_recipient(string reply) => Is(reply, BounceReason.SenderRejected);

    [Theory]
    [InlineData("550 Message sending for this account is disabled now"), InlineData("550 5.7.1 your sending account is disabled")]
    [InlineData("554 Your account is suspended"), InlineData("550 5.7.1 Your account news@shop.example does not exist")]
    [InlineData("535 5.7.8 login refused: unknown user"), InlineData("535 no such account")]
    [InlineData("550 authentication failed: user unknown")]
    [InlineData("535 5.7.3 mailbox not found"), InlineData("550 sending from this account is blocked")]
    public void An_account_that_sends_is_the_senders(string reply) => Is(reply, BounceReason.AccessDenied);

    [Theory]
    [InlineData("554 Host not found for 192.0.2.4"), InlineData("554 5.7.1 invalid client host name")]
    [InlineData("550 unknown client [192.0.2.4]")]
    [InlineData("550 your client hostname does not exist"), InlineData("550 Client name not found")]
    public void A_client_without_a_name_is_the_senders_host(string reply) => Is(reply, BounceReason.ReverseDnsMissing);

    [Theory]
    [InlineData("550 action not taken: invalid IP"), InlineData("556 remote ip check error"), InlineData("550 black IP")]
    public void An_address_on_the_network_is_the_senders(string reply) => Is(reply, BounceReason.IpBlocked);

    [Theory]
    [InlineData("550 Certificate unknown"), InlineData("554 unknown CA"), InlineData("550 5.7.0 bad certificate")]
    public void A_certificate_is_the_senders(string reply) => Is(reply, BounceReason.TlsRequired);

    [Theory]
    [InlineData("552 MIME/REJECT: unknown boundary"), InlineData("550 invalid structure"), InlineData("550 stray CR in line 3")]
    public void The_form_of_a_message_says_nothing_against_the_address(string reply) => Is(reply, BounceReason.ContentRefused);

    [Theory]
    [InlineData("550 ann does not accept email in Cyrillic letters"), InlineData("550 the user does not accept mail in this character set")]
    public void Who_takes_no_mail_in_a_script_takes_other_mail(string reply) => Is(reply, BounceReason.RecipientFilter);

    [Theory]
    [InlineData("550 originator not known", BounceReason.SenderRejected), InlineData("550 invalid From", BounceReason.SenderRejected)]
    [InlineData("550 the sending mailbox does not exist", BounceReason.SenderRejected)]
    [InlineData("550 unknown IP", BounceReason.ReverseDnsMissing)]
    [InlineData("550 reply-to address does not exist", BounceReason.SenderRejected)]
    [InlineData("554 unknown host 192.0.2.4", BounceReason.ReverseDnsMissing)]
    [InlineData("550 the domain of your address has no MX", BounceReason.SenderRejected)]
    [InlineData("550 link domain does not exist", BounceReason.UrlBlocked)]
    [InlineData("550 client certificate not found", BounceReason.TlsRequired)]
    [InlineData("534 5.7.9 user unknown", BounceReason.AccessDenied)]
    [InlineData("550 your mailbox is disabled for sending", BounceReason.AccessDenied)]
    [InlineData("550 invalid session", BounceReason.ProtocolError)]
    [InlineData("550 the signature is not valid", BounceReason.AuthenticationFailed)]
    [InlineData("550 unknown encoding", BounceReason.ContentRefused)]
    [InlineData("550 attachment not found", BounceReason.ContentRefused), InlineData("550 token invalid", BounceReason.AccessDenied)]
    public void What_is_unknown_or_not_valid_may_be_anything_but_an_address(string reply, BounceReason reason) => Is(reply, reason);

    [Theory]
    [InlineData("550 the account is disabled", BounceReason.MailboxInactive)]
    [InlineData("550 5.1.1 user unknown", BounceReason.UserUnknown)]
    [InlineData("550 host not found", BounceReason.DomainNotFound)]
    [InlineData("550 club.example does not accept email", BounceReason.NoMailAccepted)]
    [InlineData("553 5.1.3 The recipient address <a@b@club.example> is not a valid RFC-5321 address", BounceReason.UserUnknown)]
    public void The_same_words_about_the_recipient_stay_hard(string reply, BounceReason reason) => Is(reply, reason);

    private static void Is(string reply, BounceReason reason) => Assert.Equal(reason, BounceClassifier.Default.Classify(reply).Reason);
}
