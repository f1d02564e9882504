using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.Mailgun;

/// <summary>
/// Converts Mailgun's forms to JSON. The sender's own variables are fields of the form too: where a name repeats, the first value is
/// Mailgun's, except for the fields of the signature, which Mailgun appends at the end.
/// </summary>
internal static class MailgunForm
{
    /// <returns>Null where the body is not a readable form.</returns>
    public static ReadOnlyMemory<byte>? ToJson(WebhookRequest request) =>
        FormBody.ToJson(request, static name => name switch
        {
            "timestamp" or "token" or "signature" => RepeatedField.Last,
            "tag" or "X-Mailgun-Tag" => RepeatedField.All,
            _ => RepeatedField.First,
        });
}
