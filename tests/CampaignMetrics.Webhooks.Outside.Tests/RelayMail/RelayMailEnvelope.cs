using System.Text;
using CampaignMetrics.Webhooks;
using CampaignMetrics.Webhooks.Reading;

namespace Relay;

/// <summary>What a request signs. Verifier and reader make it here and look at nothing else of the body.</summary>
internal sealed record RelayMailEnvelope(string Time, string Token, string Signature, string Event)
{
    public byte[] SignedText => Encoding.UTF8.GetBytes($"{Time}.{Token}.{Event}");

    public static RelayMailEnvelope? Read(WebhookRequest request) => StrictObject.Read(JsonOf(request)) is { } members
        && members.Text("time") is { } time
        && members.Text("token") is { Length: > 0 } token && token.All(char.IsAsciiLetterOrDigit)
        && members.Text("signature") is { } signature
        && members.Text("event") is { } told
            ? new RelayMailEnvelope(time, token, signature, told)
            : null;

    /// <summary>In a form the sender's own fields come first, and the signed ones are the last of their name.</summary>
    private static ReadOnlyMemory<byte> JsonOf(WebhookRequest request) =>
        request.IsForm ? FormBody.ToJson(request, static _ => RepeatedField.Last) ?? default : request.Body;
}
