using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.Mandrill;

/// <summary>Reads Mandrill's form, for the verifier and the reader alike: exactly one field.</summary>
internal static class MandrillForm
{
    public const string Name = "mandrill_events";

    /// <returns>The field's value; null where the body is not such a form.</returns>
    public static ReadOnlyMemory<byte>? Events(WebhookRequest request) =>
        FormBody.Read(request) is [var only] && only.Name.Span.SequenceEqual("mandrill_events"u8)
            ? only.Value
            : default(ReadOnlyMemory<byte>?);
}
