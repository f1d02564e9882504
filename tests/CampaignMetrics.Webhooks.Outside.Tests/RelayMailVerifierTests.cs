using System.Security.Cryptography;
using System.Text;
using CampaignMetrics.Webhooks.Tests.Verification;
using CampaignMetrics.Webhooks.Verification;
using Relay;

namespace CampaignMetrics.Webhooks.Outside.Tests;

public sealed class RelayMailVerifierTests
{
    private const string Key = "the key", OldKey = "the key before", Event = """{"kind":"opened"}""";

    private const long Now = 1772442000;

    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private readonly Clock _clock = new(Now);
    private readonly Nonces _nonces = new();

    [Theory, InlineData(Key), InlineData(OldKey)]
    public void What_one_of_the_keys_signed_passes(string key) => Assert.True(Verifier.Accepts(Requests.Of(Body(key: key))));

    [Fact]
    public void So_does_a_form()
    {
        var form = $"event=mine&time={Now}&token=t1&signature={Signature(Now, "t1", Event, Key)}&event={Uri.EscapeDataString(Event)}";
        Assert.True(Verifier.Accepts(Requests.Of(form, ("Content-Type", "application/x-www-form-urlencoded"))));
    }

    [Fact]
    public void What_another_key_signed_does_not_pass() =>
        Assert.Equal("the signature is wrong", Verifier.Refuses(Requests.Of(Body(key: "another"))));

    [Fact]
    public void No_changed_byte_of_the_body_passes() =>
        Assert.All(Requests.Of(Body()).WithChangedBody(), changed => Assert.False(Verifier.Accepts(changed)));

    [Theory, InlineData(-301, "the signed time is too old"), InlineData(301, "the signed time lies in the future")]
    public void An_old_request_does_not_pass(int seconds, string reason) =>
        Assert.Equal(reason, Verifier.Refuses(Requests.Of(Body(Now + seconds))));

    [Fact]
    public void A_token_that_is_taken_does_not_pass_with_another_body()
    {
        Assert.True(Verifier.Accepts(Requests.Of(Body())));
        Assert.True(Verifier.Accepts(Requests.Of(Body())));
        Assert.Equal("the token came with another body before", Verifier.Refuses(Requests.Of(Body() + " ")));
    }

    [Theory, InlineData(-300), InlineData(0), InlineData(300)]
    public void A_token_is_remembered_until_its_time_is_out_of_the_window_for_certain(int seconds)
    {
        Assert.True(Verifier.Accepts(Requests.Of(Body(Now + seconds))));
        _clock.Now = _nonces.KeptUntil.AddTicks(1);
        Assert.Equal("the signed time is too old", Verifier.Refuses(Requests.Of(Body(Now + seconds))));
    }

    private RelayMailVerifier Verifier => new([OldKey, Key], new ReplayWindow(_clock, Tolerance), _nonces);

    private static string Body(long time = Now, string key = Key) =>
        $$"""{"time":"{{time}}","token":"t1","signature":"{{Signature(time, "t1", Event, key)}}","event":"{\"kind\":\"opened\"}"}""";

    private static string Signature(long time, string token, string told, string key) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes($"{time}.{token}.{told}")));

    private sealed class Nonces : INonceStore
    {
        private readonly Dictionary<string, string> _bodies = [];

        public DateTimeOffset KeptUntil { get; private set; }

        public ValueTask<bool> TryUseAsync(string nonce, string body, DateTimeOffset keepUntil, CancellationToken cancellationToken)
        {
            KeptUntil = keepUntil;
            return new(_bodies.TryAdd(nonce, body) || _bodies[nonce] == body);
        }
    }
}
