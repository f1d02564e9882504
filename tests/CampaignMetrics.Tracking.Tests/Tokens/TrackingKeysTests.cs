namespace CampaignMetrics.TrackedMail.Tests.Tokens;

/// <summary>Who can read which token.</summary>
public sealed class TrackingKeysTests
{
    private static readonly TrackingToken Token = Some.Link("https://shop.example/");

    [Fact]
    public void An_older_key_still_reads()
    {
        var text = Some.Keys.Write(Token);
        Assert.Equal(Token, new TrackingKeys(Some.KeyOf(2, 9), Some.Key).Read(text).Token);
    }

    [Fact]
    public void The_current_key_writes()
    {
        var text = new TrackingKeys(Some.KeyOf(2, 9), Some.Key).Write(Token);
        Assert.Equal(TokenFault.UnknownKey, Some.Keys.Read(text).Fault);
    }

    [Fact]
    public void A_key_that_was_removed_reads_no_more() =>
        Assert.Equal(TokenFault.UnknownKey, new TrackingKeys(Some.KeyOf(2, 9)).Read(Some.Keys.Write(Token)).Fault);

    [Fact]
    public void Another_secret_under_the_same_number_reads_nothing() =>
        Assert.Equal(TokenFault.BadSignature, new TrackingKeys(Some.KeyOf(1, 9)).Read(Some.Keys.Write(Token)).Fault);

    [Fact]
    public void A_token_of_another_ledger_is_refused()
    {
        var text = Some.Keys.Write(Token with { Ledger = "other" });
        Assert.Equal(TokenFault.BadSignature, Some.Keys.Read(text, Some.Ledger).Fault);
        Assert.Equal("other", Some.Keys.Read(text, "other").Token!.Ledger);
    }

    [Fact]
    public void Ledgers_sign_with_keys_of_their_own() =>
        Assert.NotEqual(Some.Key.Signing("main"), Some.Key.Signing("other"));

    [Fact]
    public void No_ledger_has_the_key_that_hides() =>
        Assert.False(Some.Key.Hiding.SequenceEqual(Some.Key.Signing("")));

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    public void A_short_secret_is_refused(int length) =>
        Assert.Throws<ArgumentException>("secret", () => new TrackingKey(1, new byte[length]));

    [Fact]
    public void A_new_secret_is_one()
    {
        var secret = TrackingKey.NewSecret();
        var text = new TrackingKeys(new TrackingKey(1, Convert.FromBase64String(secret))).Write(Token);
        Assert.Equal(Token, new TrackingKeys(new TrackingKey(1, secret)).Read(text).Token);
        Assert.NotEqual(secret, TrackingKey.NewSecret());
    }

    [Fact]
    public void No_text_tells_a_secret()
    {
        const string secret = "not base64: hunter2 hunter2 hunter2 hunter2";
        var thrown = Assert.Throws<ArgumentException>(() => new TrackingKey(1, secret));
        Assert.DoesNotContain("hunter2", thrown.ToString(), StringComparison.Ordinal);
        Assert.Equal(("tracking key 1", "tracking keys 1"), (Some.Key.ToString(), Some.Keys.ToString()));
    }

    [Fact]
    public void Two_keys_with_one_number_are_refused() =>
        Assert.Throws<ArgumentException>("older", () => new TrackingKeys(Some.Key, Some.KeyOf(1, 9)));

    /// <summary>So that tokens in mails that were sent stay readable: a change of the form needs a new version.</summary>
    [Fact]
    public void The_form_does_not_change() => Assert.Equal(
        "AQHGOpfDgjPVTmwaZuoPFc2em5_JwtQ4PXEEPpGYaaxY8L3HGsQvE-gN9-VwgclYuMRtzAzhx8_XAXExoE1MpFrjs9tsAQ-TAD_xkthX",
        Some.Keys.Write(Token));
}
