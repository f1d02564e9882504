namespace CampaignMetrics.Bounces.Tests;

/// <summary>Words that mail systems write into every bounce: they say that a message failed, and not why.</summary>
public sealed class FrameWordsTests
{
    [Theory]
    [InlineData("Mail delivery failed: returning message to sender"), InlineData("Undelivered Mail Returned to Sender")]
    [InlineData("returned to the sender"), InlineData("failure notice"), InlineData("Delivery Status Notification (Failure)")]
    [InlineData("failed"), InlineData("delivery failed"), InlineData("Delivery has failed to these recipients or groups:")]
    [InlineData("Mail System Error - Returned Mail"), InlineData("permanent error"), InlineData("delivery problem")]
    [InlineData("This is a permanent error; I've given up. Sorry it didn't work out."), InlineData("could not send message")]
    [InlineData("unable to deliver to ann@example.com"), InlineData("The following organization rejected your message: mx.example.com")]
    [InlineData("The original message is in the attachment"), InlineData("unknown reason")]
    [InlineData("Please contact your system administrator"), InlineData("If it fails again, contact your administrator")]
    [InlineData("Nachricht an den Absender zurückgesandt"), InlineData("Retour à l'expéditeur"), InlineData("Devuelto al remitente")]
    [InlineData("Restituito al mittente"), InlineData("Retour afzender"), InlineData("Devolvida ao remetente")]
    [InlineData("554 delivery failed"), InlineData("550 5.0.0 failed")]
    public void They_state_no_reason(string text) =>
        Assert.Equal(
            (BounceClass.Undetermined, BounceReason.Undefined),
            (BounceClassifier.Default.Classify(text).Class, BounceClassifier.Default.Classify(text).Reason));

    [Theory]
    [InlineData("450 delivery failed"), InlineData("422 failed"), InlineData("4.0.0 failed"), InlineData("451 4.0.0 failure")]
    public void Beside_them_a_code_that_begins_with_4_asks_to_try_again(string text) =>
        Assert.Equal(BounceClass.Temporary, BounceClassifier.Default.Classify(text).Class);

    [Theory]
    [InlineData("Returned to sender because the mailbox is full", BounceReason.MailboxFull)]
    [InlineData("Mail delivery failed: returning message to sender. User unknown", BounceReason.UserUnknown)]
    [InlineData("Returned to sender because the sender is blacklisted", BounceReason.SenderRejected)]
    [InlineData("delivery failed: blocked by administrator", BounceReason.IpBlocked)]
    public void The_reason_behind_them_is_judged(string text, BounceReason reason) =>
        Assert.Equal(reason, BounceClassifier.Default.Classify(text).Reason);

    [Theory]
    [InlineData("550 5.1.1 message rejected", BounceReason.UserUnknown)]
    [InlineData("550 5.1.2 Message refused", BounceReason.DomainNotFound)]
    [InlineData("552 5.2.2 mail rejected", BounceReason.MailboxFull), InlineData("452 4.2.2 message rejected", BounceReason.MailboxFull)]
    [InlineData("552 5.3.4 Email was rejected", BounceReason.MessageTooLarge)]
    [InlineData("550 5.1.1 unknown error", BounceReason.UserUnknown), InlineData("550 5.2.2 internal error", BounceReason.MailboxFull)]
    public void A_bare_refusal_leaves_the_reason_to_a_decisive_code(string text, BounceReason reason) =>
        Assert.Equal(reason, BounceClassifier.Default.Classify(text).Reason);

    [Theory]
    [InlineData("550 message rejected", BounceReason.PolicyRefused), InlineData("550 unknown error", BounceReason.ServerError)]
    public void A_bare_refusal_by_itself_is_not_clear(string text, BounceReason reason)
    {
        var verdict = BounceClassifier.Default.Classify(text);
        Assert.Equal((reason, false), (verdict.Reason, verdict.IsClear));
    }

    [Theory]
    [InlineData("550 5.4.7 user unknown"), InlineData("550 5.4.7 mailbox full"), InlineData("450 4.4.7 spam detected")]
    public void Expired_mail_is_expired_whatever_it_quotes(string text) =>
        Assert.Equal(BounceReason.Expired, BounceClassifier.Default.Classify(text).Reason);

    [Fact]
    public void Beside_them_a_decisive_code_decides() =>
        Assert.Equal(BounceReason.UserUnknown, BounceClassifier.Default.Classify("550 5.1.1 delivery failed").Reason);
}
