using System.Globalization;
using CampaignMetrics.Bounces;

namespace CampaignMetrics.Webhooks.Reading;

/// <summary>
/// Makes the server response of a bounce, deferral or automatic reply. Words and codes of the receiving server that say one thing only
/// decide: a provider's class is its own reading of them. Where they are vague or missing, the class that the provider states counts; else
/// the vague words decide, then the provider's reason, and last the class that its word for the event suggests.
/// </summary>
internal static class Responses
{
    /// <summary>The response of an automatic reply, which has no class.</summary>
    public static ServerResponse Unclassified(Fields fields)
    {
        // A code without words is the whole response.
        var smtp = fields.Text(Field.Smtp) ?? (CodeOf(fields) is > 0 and var code ? code.ToString(CultureInfo.InvariantCulture) : null);
        var word = fields.Text(Field.Reason);
        return new ServerResponse
        {
            Smtp = smtp,
            Status = fields.Text(Field.Status) ?? Some(smtp is null ? "" : SmtpReply.Parse(smtp).Status.ToString()),
            BounceReason = BounceNames.TryParse(word, out BounceReason stated) ? NameOf(stated) : null,
            ProviderReason = BounceNames.TryParse(word, out BounceReason _) ? null : word,
            RemoteMta = fields.Text(Field.RemoteMta),
        };
    }

    /// <summary>The response of a bounce or a deferral.</summary>
    public static ServerResponse Classified(Fields fields, in EventMeaning meaning, ContactId recipient, BounceClassifier classifier)
    {
        var said = Unclassified(fields);
        var told = classifier.Classify(SmtpReply.Parse(said.Smtp ?? ""), ContextOf(fields, said, recipient));
        var verdict = told.Reason == BounceReason.Undefined ? classifier.ClassifyWord(fields.Text(Field.Reason) ?? "") : told;
        var bounceClass = (told.IsClear ? NameOf(told.Class) : meaning.Detail) ?? NameOf(verdict.Class) ?? NameOf(meaning.Hint ?? default);
        return said with
        {
            // Who is still trying has not given the address up, as with a code that begins with 4.
            BounceClass = meaning.Type == EventType.Deferred && verdict.Class == BounceClass.Hard
                ? BounceNames.Of(BounceClass.Temporary)
                : bounceClass,
            BounceReason = said.BounceReason ?? NameOf(verdict.Reason),
        };
    }

    private static BounceContext ContextOf(Fields fields, in ServerResponse said, ContactId recipient) => new(
        RemoteHost: said.RemoteMta,
        RecipientDomain: recipient.Domain,
        Code: CodeOf(fields),
        Status: EnhancedStatusCode.TryParse(said.Status, out var status) ? status : default);

    // Only a reply code of RFC 5321, section 4.2.1, helps the rules; providers also write numbers of their own here, such as 498 and 605.
    private static int CodeOf(Fields fields) =>
        int.TryParse(fields.Utf8(Field.Code), NumberStyles.None, CultureInfo.InvariantCulture, out var code)
        && code is >= 200 and < 560 && code / 10 % 10 <= 5
            ? code
            : 0;

    // An unknown class or reason is left out: null, not the word "undetermined".
    private static string? NameOf(BounceClass bounceClass) =>
        bounceClass == BounceClass.Undetermined ? null : BounceNames.Of(bounceClass);

    private static string? NameOf(BounceReason reason) => reason == BounceReason.Undefined ? null : BounceNames.Of(reason);

    private static string? Some(string text) => text.Length == 0 ? null : text;
}
