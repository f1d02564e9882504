namespace CampaignMetrics.Bounces.Tests;

/// <summary>Kinds of wordings: what a list refuses, languages, and codes that a provider's page explains.</summary>
public sealed class WordingTests
{
    private static readonly BounceClassifier Classifier = BounceClassifier.Default;

    [Theory]
    [InlineData("550 Det gick inte att hitta e-postadressen du angav"), InlineData("550 Okänd användare")]
    [InlineData("550 Mottagaren okänd")]
    [InlineData("550 Mottagaren hittades inte"), InlineData("550 Adressen blev ikke fundet"), InlineData("550 Adressen ble ikke funnet")]
    [InlineData("550 Άγνωστος χρήστης"), InlineData("550 ΑΓΝΩΣΤΟΣ ΧΡΗΣΤΗΣ"), InlineData("550 Ο χρήστης δεν υπάρχει")]
    [InlineData("550 Η διεύθυνση δεν βρέθηκε"), InlineData("550 המשתמש לא קיים"), InlineData("550 הכתובת לא נמצאה")]
    [InlineData("550 المستخدم غير موجود"), InlineData("550 مستخدم غير معروف"), InlineData("550 لم يتم العثور على العنوان")]
    public void An_unknown_user_is_told_in_other_languages(string reply) => Is(reply, BounceReason.UserUnknown);

    [Theory]
    [InlineData("Prøv igen senere"), InlineData("Försök igen senare"), InlineData("Bitte versuchen Sie es später erneut")]
    [InlineData("Veuillez réessayer plus tard"), InlineData("Riprovare più tardi"), InlineData("Inténtelo más tarde")]
    [InlineData("Probeer het later opnieuw"), InlineData("Tente novamente mais tarde"), InlineData("Spróbuj ponownie później")]
    public void To_try_again_is_temporary_in_any_language(string text) =>
        Assert.Equal(BounceClass.Temporary, Classifier.Classify(text).Class);

    [Theory]
    [InlineData("550 IP-adres staat op een zwarte lijst"), InlineData("554 svartlistad"), InlineData("554 sortlistet")]
    public void A_black_list_is_one_in_any_language(string reply) => Is(reply, BounceReason.IpBlocked);

    [Theory]
    [InlineData("550 attachments not allowed"), InlineData("552 5.7.0 attachments are not allowed")]
    [InlineData("550 This list does not accept attachments"), InlineData("550 5.7.1 messages with attachments are refused")]
    [InlineData("550 5.6.1 no attachments, please"), InlineData("550 attachments are not permitted on this list")]
    public void Who_takes_no_attachments_refuses_a_form_of_content(string reply) => Is(reply, BounceReason.ContentRefused);

    [Theory]
    [InlineData("550 attachments with extension .exe are not accepted"), InlineData("550 executable attachments are not allowed")]
    [InlineData("552 attachment type not allowed"), InlineData("550 zip attachments not allowed")]
    public void A_kind_of_attachment_that_could_carry_a_virus_is_a_danger(string reply) => Is(reply, BounceReason.VirusDetected);

    [Theory]
    [InlineData("5.7.705 Access denied, tenant has exceeded threshold", BounceReason.SenderRejected)]
    [InlineData("5.7.708 Access denied, traffic not accepted from this IP", BounceReason.IpBlocked)]
    [InlineData("5.7.750 Client blocked from sending from unregistered domains", BounceReason.SenderRejected)]
    [InlineData("5.7.800 Access denied, banned sender", BounceReason.SenderRejected)]
    [InlineData("5.7.504 [ann@club.example]: Recipient address rejected: Access denied", BounceReason.UserUnknown)]
    [InlineData("5.7.505 Access denied, banned recipient", BounceReason.UserUnknown)]
    [InlineData("5.7.507 Access denied, rejected by recipient", BounceReason.IpBlocked)]
    [InlineData("5.7.508 Access denied, [192.0.2.9] has exceeded permitted limits within 24 range", BounceReason.RateLimited)]
    [InlineData("5.7.512 Access denied, message must be RFC 5322 section 3.6.2 compliant", BounceReason.ContentRefused)]
    [InlineData("5.7.233 Your tenant has exceeded its daily limit for external recipients", BounceReason.RateLimited)]
    public void Microsoft_s_codes_mean_what_its_page_says(string reply, BounceReason reason)
    {
        Is($"550 {reply}", reason);
        Is(reply, reason);
    }

    [Theory]
    [InlineData("554 MI:SPB 163 mx9", BounceReason.SenderRejected), InlineData("554 DT:SUM 163 mx9", BounceReason.SenderRejected)]
    [InlineData("550 MI:IMF 163 mx9", BounceReason.SenderRejected), InlineData("450 WM:BLU 163 mx9", BounceReason.SenderRejected)]
    [InlineData("450 WM:BLI 163 mx9", BounceReason.IpBlocked), InlineData("550 MI:NHD 163 mx9", BounceReason.PolicyRefused)]
    [InlineData("451 MI:SFQ 163 mx9", BounceReason.RateLimited), InlineData("554 HL:IPB 163 mx9", BounceReason.IpBlocked)]
    public void NetEase_s_codes_mean_what_its_page_says(string reply, BounceReason reason) => Is(reply, reason);

    [Theory]
    [InlineData("unknown"), InlineData("Unknown"), InlineData("554 unknown"), InlineData("5.0.0 unknown")]
    [InlineData("554 5.0.0 (unknown)")]
    public void The_bare_word_unknown_says_nothing(string reply) =>
        Assert.Equal(BounceClass.Undetermined, Classifier.Classify(reply).Class);

    [Theory]
    [InlineData("550 5.1.1 unknown"), InlineData("550 unknown"), InlineData("554 unknown (in reply to RCPT TO command)")]
    [InlineData("<ann@club.example> unknown")]
    public void A_code_a_phase_or_an_address_beside_it_says_of_whom(string reply) => Is(reply, BounceReason.UserUnknown);

    private static void Is(string reply, BounceReason reason)
    {
        var verdict = Classifier.Classify(reply);
        Assert.True(verdict.Reason == reason, $"{reply}: {verdict.Reason} by {verdict.Rule} [{verdict.Evidence}], not {reason}");
    }
}
