using System.Security.Cryptography;
using CampaignMetrics.Webhooks.Reading;
using CampaignMetrics.Webhooks.Verification;

namespace CampaignMetrics.Webhooks.Tests.Docs;

// snippet
internal static class AcmeEvents
{
    public static EventTable Table { get; } = new()
    {
        { "accepted", EventType.Sent },
        { "bounced/permanent", EventType.Bounced, "hard" },
        { "bounced", EventType.Bounced },
        { "prefetched", EventType.Opened, Actor.PrivacyProxy },
        { "opened", EventType.Opened },
        { "auto_replied", "an auto-reply" },
    };
}
// end

// snippet
internal static class AcmeFields
{
    public static FieldTable Table { get; } = new(
        ("kind", Field.Name),
        ("severity", Field.Kind),
        ("uid", Field.Id),
        ("message", Field.MessageId),
        ("to", Field.Recipient),
        ("when", Field.Time),
        ("labels", Field.Tags),
        ("client.agent", Field.UserAgent),
        ("client.bot", Field.Machine),
        ("reply", Field.Smtp));
}
// end

// snippet
internal sealed class AcmeReader() : WebhookReader(AcmeFields.Table, AcmeEvents.Table, "events")
{
    protected override void Read(Fields fields, Batch batch) =>
        batch.Add(fields, Events.Find(fields), fields.IsTrue(Field.Machine) ? Actor.Automation : null);
}
// end

// snippet
public sealed class AcmeVerifier : ImmediateVerifier
{
    private readonly Secrets _keys;

    public AcmeVerifier(IReadOnlyCollection<string> signingKeys) => _keys = new Secrets(signingKeys, "signing key");

    public override WebhookVerification Verify(WebhookRequest request)
    {
        if (Admission.Refuse(request, "Acme-Signature") is { } refusal) return WebhookVerification.Rejected(refusal);
        if (Encoded.Hex(request.Headers["Acme-Signature"]) is not { } mac) return WebhookVerification.Rejected("the signature header is missing or no hexadecimal");
        return _keys.Made(mac, request.Body.Span, HashAlgorithmName.SHA256) ? WebhookVerification.Verified : WebhookVerification.Rejected("the signature is wrong");
    }
}
// end
