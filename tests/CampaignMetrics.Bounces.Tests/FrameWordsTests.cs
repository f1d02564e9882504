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

    [Fact]
    public void Beside_them_a_decisive_code_decides() =>
        Assert.Equal(BounceReason.UserUnknown, BounceClassifier.Default.Classify("550 5.1.1 delivery failed").Reason);
}
