using CampaignMetrics.Bounces;

namespace CampaignMetrics.Webhooks.Reading;

/// <summary>
/// Makes the server response of a bounce, deferral or automatic reply. The provider's class counts where it states one, else the
/// classifier's.
/// </summary>
internal static class Responses
{
    /// <summary>The response of a deferral or an automatic reply, which have no class.</summary>
    public static ServerResponse Unclassified(Fields fields)
    {
        var smtp = fields.Text(Field.Smtp);
        return new ServerResponse
        {
            Smtp = smtp,
            Status = fields.Text(Field.Status) ?? Some(smtp is null ? "" : SmtpReply.Parse(smtp).Status.ToString()),
            BounceReason = fields.Text(Field.Reason),
            RemoteMta = fields.Text(Field.RemoteMta),
        };
    }

    public static ServerResponse Bounce(Fields fields, string? statedClass, ContactId recipient)
    {
        var said = Unclassified(fields);
        // The provider states both, so there is nothing left to classify.
        if (statedClass is not null && said.BounceReason is not null) return said with { BounceClass = statedClass };
        var verdict = BounceClassifier.Default.Classify(SmtpReply.Parse(said.Smtp ?? ""), ContextOf(fields, said, recipient));
        return said with { BounceClass = statedClass ?? NameOf(verdict.Class), BounceReason = said.BounceReason ?? NameOf(verdict.Reason) };
    }

    private static BounceContext ContextOf(Fields fields, in ServerResponse said, ContactId recipient) => new(
        RemoteHost: said.RemoteMta,
        RecipientDomain: recipient.Domain,
        // Only a valid SMTP reply code helps the rules; providers also write other numbers here.
        Code: int.TryParse(fields.Utf8(Field.Code), System.Globalization.NumberStyles.None, null, out var code) && code is >= 200 and < 560
            ? code
            : 0,
        Status: EnhancedStatusCode.TryParse(said.Status, out var status) ? status : default);

    // An unknown class or reason is left out: null, not the word "undetermined".
    private static string? NameOf(BounceClass bounceClass) =>
        bounceClass == BounceClass.Undetermined ? null : BounceNames.Of(bounceClass);

    private static string? NameOf(BounceReason reason) => reason == BounceReason.Undefined ? null : BounceNames.Of(reason);

    private static string? Some(string text) => text.Length == 0 ? null : text;
}
