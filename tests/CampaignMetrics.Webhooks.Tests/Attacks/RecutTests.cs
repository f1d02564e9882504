using System.Security.Cryptography;
using System.Text;
using CampaignMetrics.Webhooks.Providers.MailerSend;
using CampaignMetrics.Webhooks.Providers.UnisenderGo;
using CampaignMetrics.Webhooks.Tests.Verification;

namespace CampaignMetrics.Webhooks.Tests.Attacks;

/// <summary>
/// Signed texts that are joined without anything between their parts, cut elsewhere; and what else can be made of a captured signature.
/// </summary>
public sealed class RecutTests
{
    private const string Time = "1772442005";

    [Theory]
    [
        InlineData("177244200", "5aaaa"), InlineData("17724420051", "aaaa"), InlineData(Time, ""), InlineData("+772442005", "a"),
        InlineData(Time, "a b"), InlineData(Time, "a\nb"),
    ]
    public void Time_and_token_of_Mailgun_are_cut_in_one_way_alone(string time, string token) => Assert.Equal(
        "timestamp, token or signature is missing, given twice or not of its form",
        Signers.Mailgun().Verifier().Refuses(Mailgun(time, token)));

    [Theory]
    [InlineData(",\"signature\":{}"), InlineData(",\"Signature\":null"), InlineData(",\"sign\\u0061ture\":{}")]
    public void A_second_signature_of_Mailgun_does_not_pass(string second) =>
        Assert.False(
            Signers.Mailgun()
                .Verifier()
                .Accepts(Requests.Of(Signers.Mailgun().Body[..^1] + second + "}", ("Content-Type", "application/json"))));

    [Theory]
    [InlineData("msg.1", Time), InlineData("msg_1." + Time, "1"), InlineData("msg 1", Time), InlineData("", Time)]
    public void An_id_of_Svix_has_no_full_stop(string id, string time) => Assert.False(Signers.ResendVerifier().Accepts(Requests.Of(
        "{}", ("svix-id", id), ("svix-timestamp", time), ("svix-signature", Signers.SvixSignature($"{id}.{time}.{{}}")))));

    /// <summary>MD5 can be gone on with by who knows a digest and a length, but the padding between is no JSON.</summary>
    [Fact]
    public void A_signature_of_Unisender_cannot_be_extended()
    {
        const string key = "an-api-key";
        var signed = Encoding.UTF8.GetBytes("{\"auth\":\"" + key + "\"}");
        var length = new byte[8];
        BitConverter.TryWriteBytes(length, signed.Length * 8L);
        byte[] padding = [0x80, .. new byte[(119 - signed.Length) % 64], .. length];
        byte[] extended = [.. signed, .. padding, .. Encoding.UTF8.GetBytes("{\"events_by_user\":[]}")];
        var digest = Convert.ToHexStringLower(MD5.HashData(extended));
        byte[] body = [.. Encoding.UTF8.GetBytes("{\"auth\":\"" + digest + "\"}"), .. extended[signed.Length..]];
        Assert.False(new UnisenderGoVerifier(key).Accepts(new WebhookRequest(body)));
    }

    [Theory]
    [
        InlineData(",\"type\":null,\"data\":{\"type\":\"opened\"}"), InlineData(",\"Type\":\"activity.opened\""),
        InlineData(",\"typ\\u0065\":\"activity.opened\""),
    ]
    [InlineData("}{\"type\":\"activity.opened\"")]
    public void A_ping_of_MailerSend_is_nothing_else_besides(string addition)
    {
        var body = "{\"type\":\"webhook.test\"" + addition + ",\"recipient\":\"eve@example.com\",\"created_at\":\"2026-03-02T09:00:00Z\"}";
        var mac = Convert.ToHexStringLower(HMACSHA256.HashData("test_Am3L1GuOIc4blLUuHqAPxxwkZaJyEk8G"u8, Encoding.UTF8.GetBytes(body)));
        Assert.False(new MailerSendVerifier("a signing secret").Accepts(Requests.Of(body, (MailerSendVerifier.SignatureHeader, mac))));
    }

    private static WebhookRequest Mailgun(string time, string token) => Requests.Of(
        $$$"""{"signature":{"timestamp":"{{{time}}}","token":"{{{token.Replace("\n", "\\n", StringComparison.Ordinal)}}}","signature":"{{{Signers.Hmac(time + token)}}}"}}""",
        ("Content-Type", "application/json"));
}
