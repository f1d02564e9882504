namespace CampaignMetrics.Bounces.Tests.Formats;

/// <summary>Notices that a server writes in its user's language: told to be notices, and of what.</summary>
public sealed class LanguageTests
{
    [Theory]
    [InlineData("Unzustellbar: News", "Fehler bei der Nachrichtenzustellung:", "Die Adresse konnte nicht gefunden werden.", "UserUnknown")]
    [InlineData("Unzustellbar: News", "Nicht zugestellt an:", "Das Postfach dieses Empfängers ist voll.", "MailboxFull")]
    [InlineData("Non remis : News", "Échec de la remise à :", "Cette adresse est introuvable.", "UserUnknown")]
    [InlineData("No se puede entregar: News", "Error de entrega a:", "No se encontró la dirección.", "UserUnknown")]
    [InlineData("No se puede entregar: News", "Error de entrega a:", "El buzón está lleno.", "MailboxFull")]
    [InlineData("Messaggio non consegnato", "Non è stato consegnato a:", "La casella è alla dimensione massima.", "MailboxFull")]
    [InlineData("Recapito non riuscito: News", "Recapito non riuscito a:", "L'indirizzo non è stato trovato.", "UserUnknown")]
    [InlineData("Não foi possível entregar: News", "Falha na entrega a:", "O endereço não pôde ser encontrado.", "UserUnknown")]
    [InlineData("Onbestelbaar: News", "Bezorging is mislukt bij:", "Dit e-mailadres is niet gevonden.", "UserUnknown")]
    [InlineData("Niedostarczalne: News", "Nie można dostarczyć do:", "Nie można odnaleźć tego adresu.", "UserUnknown")]
    [InlineData("Niedostarczalne: News", "Nie można dostarczyć do:", "Skrzynka jest przepełniona.", "MailboxFull")]
    [InlineData("Недоставлено: News", "Сбой доставки:", "Этот адрес не найден.", "UserUnknown")]
    [InlineData("Недоставлено: News", "Письмо не может быть отправлено:", "Превышен размер ящика.", "MailboxFull")]
    [InlineData("无法传递: News", "未能传递到:", "找不到收件人。", "UserUnknown")]
    [InlineData("系统退信", "无法到达以下收件人:", "邮箱容量已满。", "MailboxFull")]
    [InlineData("配信不能: News", "配信に失敗しました:", "メール アドレスは見つかりません。", "UserUnknown")]
    [InlineData("Teslim edilemedi: News", "Teslim edilemedi:", "Bu adres bulunamadı.", "UserUnknown")]
    public void A_notice_in_the_user_s_language_is_read(string subject, string opening, string cause, string reason)
    {
        var report = Assert.Single(Mails.Read($"""
            Return-Path: <>
            From: postmaster@club.example
            To: news@shop.example
            Subject: {subject}
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: 8bit

            {opening}

            ann@club.example
            {cause}
            """).Reports);
        Assert.Equal(("ann@club.example", ReportKind.Bounce, reason), (report.Recipient, report.Kind, report.Verdict.Reason.ToString()));
    }

    [Theory]
    [InlineData("收件人："), InlineData("Destinataire : "), InlineData("Получатель: "), InlineData("宛先: "), InlineData("Empfänger: ")]
    public void A_label_in_the_user_s_language_tells_the_recipient_from_others(string label)
    {
        var report = Assert.Single(Mails.Read($"""
            Return-Path: <>
            From: postmaster@club.example
            To: bounces@shop.example
            Subject: Undeliverable: News
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: 8bit

            The mail of its author (news@letters.example) was returned.
            550 5.1.1 user unknown
            {label}ann@club.example
            """).Reports);
        Assert.Equal("ann@club.example", report.Recipient);
    }
}
