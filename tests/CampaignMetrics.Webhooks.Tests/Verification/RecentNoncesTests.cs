using CampaignMetrics.Webhooks.Verification;

namespace CampaignMetrics.Webhooks.Tests.Verification;

public sealed class RecentNoncesTests
{
    private readonly Clock _clock = new(1_700_000_000);
    private readonly RecentNonces _nonces;

    public RecentNoncesTests() => _nonces = new RecentNonces(_clock);

    [Fact]
    public void A_nonce_vouches_for_one_body_again_and_again() => Assert.Equal([true, true], [TryUse("a", "1"), TryUse("a", "1")]);

    [Fact]
    public void A_nonce_does_not_vouch_for_a_second_body() =>
        Assert.Equal([true, false, true], [TryUse("a", "1"), TryUse("a", "2"), TryUse("b", "2")]);

    [Fact]
    public void A_nonce_is_forgotten_after_its_time()
    {
        TryUse("a", "1");
        _clock.Now += TimeSpan.FromMinutes(11);
        Assert.True(TryUse("a", "2"));
    }

    private bool TryUse(string nonce, string body) =>
        _nonces.TryUseAsync(nonce, body, _clock.Now.AddMinutes(10), TestContext.Current.CancellationToken).Result;
}
