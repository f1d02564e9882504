using System.Security.Cryptography;
using System.Text;
using Acme;

namespace CampaignMetrics.Webhooks.Outside.Tests;

public sealed class AcmeMailVerifierTests
{
    private const string Key = "the key", OldKey = "the key before";

    private static readonly byte[] Body = [.. "{\"events\":[]}"u8];

    private static readonly AcmeMailVerifier Verifier = new([OldKey, Key]);

    [Theory, InlineData(Key), InlineData(OldKey)]
    public void What_one_of_the_keys_signed_passes(string key) => Assert.True(Accepts(Body, Signature(key)));

    [Fact]
    public void What_another_key_signed_does_not_pass() => Assert.False(Accepts(Body, Signature("another key")));

    [Fact]
    public void No_changed_byte_of_the_body_passes()
    {
        for (var i = 0; i < Body.Length; i++)
        {
            var changed = Body.ToArray();
            changed[i] ^= 1;
            Assert.False(Accepts(changed, Signature(Key)));
        }
    }

    [Fact]
    public void No_changed_character_of_the_header_passes()
    {
        var signature = Signature(Key);
        for (var i = 0; i < signature.Length; i++)
            Assert.False(Accepts(Body, $"{signature[..i]}{(char)(signature[i] ^ 1)}{signature[(i + 1)..]}"));
    }

    [Fact]
    public void A_missing_repeated_or_endless_header_does_not_pass()
    {
        Assert.False(Accepts(Body));
        Assert.False(Accepts(Body, Signature(Key), Signature(Key)));
        Assert.False(Accepts(Body, new string('a', 10_000)));
    }

    [Fact]
    public void A_key_that_is_none_throws_at_once_and_names_the_argument()
    {
        Assert.Equal("signingKeys", Assert.Throws<ArgumentException>(() => new AcmeMailVerifier([])).ParamName);
        Assert.Equal("signingKeys", Assert.Throws<ArgumentException>(() => new AcmeMailVerifier([" "])).ParamName);
    }

    private static bool Accepts(byte[] body, params string[] signatures)
    {
        var headers = new WebhookHeaders();
        foreach (var signature in signatures) headers.Add("Acme-Signature", signature);
        return Verifier.Verify(new WebhookRequest(body) { Headers = headers }).IsVerified;
    }

    private static string Signature(string key) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Body));
}
