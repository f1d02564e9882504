using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.Mailgun;

/// <summary>
/// Mailgun's forms have the sender's own variables among the fields: of a repeated
/// name the first value is Mailgun's, but for what it signs with the last.
/// </summary>
internal static class MailgunForm
{
    /// <returns>Null where the body is no form that can be read.</returns>
    public static ReadOnlyMemory<byte>? ToJson(WebhookRequest request) =>
        FormBody.ToJson(request, static name => name switch
        {
            "timestamp" or "token" or "signature" => RepeatedField.Last,
            "tag" or "X-Mailgun-Tag" => RepeatedField.All,
            _ => RepeatedField.First,
        });
}
