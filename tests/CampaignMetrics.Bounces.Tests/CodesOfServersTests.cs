namespace CampaignMetrics.Bounces.Tests;

/// <summary>What servers mean by words that other servers use otherwise.</summary>
public sealed class CodesOfServersTests
{
    [Theory]
    [InlineData("552 Requested mail action aborted: exceeded mailsize limit"), InlineData("552 5.3.4 exceeded mailsize limit")]
    [InlineData("552 mailsize limit exceeded")]
    public void A_mail_beyond_the_size_of_a_mail_is_too_large(string reply) => Is(BounceReason.MessageTooLarge, reply);

    [Theory]
    [InlineData("552 5.2.2 Requested mail action aborted"), InlineData("552 Requested mail action aborted: exceeded storage allocation")]
    [InlineData("554 5.2.2 inbox has too many messages"), InlineData("550 Sorry, the recipient's inbox has too many messages")]
    public void A_mailbox_beyond_its_storage_is_full(string reply) => Is(BounceReason.MailboxFull, reply);

    [Theory]
    [InlineData("550 Requested mail action not taken: too much recipient", BounceReason.TooManyRecipients)]
    [InlineData("550 MI:DMA 163 smtp9", BounceReason.AuthenticationFailed), InlineData("550 RP:FRL smtp3", BounceReason.RelayingDenied)]
    [InlineData("553 Requested action not taken: no smtp MX only", BounceReason.RelayingDenied)]
    [InlineData("451 RP:QRC smtp3", BounceReason.RateLimited)]
    public void NetEase_says_why_by_its_codes(string reply, BounceReason reason) => Is(reason, reply);

    [Theory]
    [InlineData("550 5.1.3 Address contains illegal characters"), InlineData("501 5.1.3 Illegal characters in local part")]
    [InlineData("550 5.1.3 <a b@example.net>: invalid characters in recipient address")]
    [InlineData("550 illegal characters in recipient address")]
    public void An_address_that_cannot_be_is_hard(string reply) =>
        Assert.Equal(BounceClass.Hard, BounceClassifier.Default.Classify(reply).Class);

    [Theory, InlineData("421 4.7.0 mx.example.net Error: too many errors"), InlineData("421 too many errors on this connection, closing")]
    public void A_session_of_too_many_errors_may_be_tried_again(string reply) =>
        Assert.Equal(BounceClass.Temporary, BounceClassifier.Default.Classify(reply).Class);

    [Theory]
    [InlineData("550 5.7.1 The recipient has blocked messages from your address")]
    [InlineData("554 5.7.1 You are blacklisted by the recipient")]
    [InlineData("550 5.7.1 Recipient does not want mail from you"), InlineData("550 This user doesn't accept mail from your address")]
    [InlineData("550 This user does not accept mail from you"), InlineData("550 sender blocked by recipient's personal blacklist")]
    [InlineData("550 Sender is on recipient's blacklist"), InlineData("550 sender address blocked by user")]
    [InlineData("550 5.7.1 Sorry, ann@example.net has chosen not to receive mail from your address")]
    public void What_the_recipient_does_not_want_is_the_recipient_s_filter(string reply) => Is(BounceReason.RecipientFilter, reply);

    [Theory]
    [InlineData("550 Your email has been blocked because it contains a virus", BounceReason.VirusDetected)]
    [InlineData("550 Your email has been blocked because of the attachment", BounceReason.VirusDetected)]
    [InlineData("550 Your email has been blocked as spam", BounceReason.SpamDetected)]
    public void Mail_that_was_blocked_has_the_reason_that_follows(string reply, BounceReason reason) => Is(reason, reply);

    [Theory, InlineData("550 Your domain has no A or MX record"), InlineData("550 No A or MX record for your domain")]
    public void A_domain_without_records_may_be_the_sender_s(string reply) => Is(BounceReason.SenderRejected, reply);

    [Theory]
    [InlineData("550 5.1.1 ann@example.net not in LDAP directory"), InlineData("550 Recipient address rejected: ldap: not listed")]
    [InlineData("550 user has been deleted"), InlineData("550 Compte supprimé"), InlineData("550 Cuenta eliminada")]
    public void A_user_who_is_in_no_directory_is_unknown(string reply) => Is(BounceReason.UserUnknown, reply);

    [Fact]
    public void A_sender_s_pace_is_no_mailbox() => Is(
        BounceReason.RateLimited, "450 Requested mail action not taken: mailbox unavailable. Mail send limit exceeded, see gmx.net/?c=sl");

    [Fact]
    public void What_will_be_given_up_later_has_not_expired() => Assert.NotEqual(
        BounceReason.Expired, BounceClassifier.Default.Classify("Connection refused. Eventually the server will give up.").Reason);

    private static void Is(BounceReason reason, string reply) => Assert.Equal(reason, BounceClassifier.Default.Classify(reply).Reason);
}
