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
        FormBody.Read(request) is { } fields ? FormJson.Write(fields, name => IsSigned(name.Span), name => IsTag(name.Span)) : null;

    private static bool IsSigned(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("timestamp"u8) || name.SequenceEqual("token"u8) || name.SequenceEqual("signature"u8);

    private static bool IsTag(ReadOnlySpan<byte> name) => name.SequenceEqual("tag"u8) || name.SequenceEqual("X-Mailgun-Tag"u8);
}
