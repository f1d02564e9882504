namespace CampaignMetrics.Tests;

public sealed class ValueTests
{
    [Fact]
    public void An_address_is_compared_without_case() => Assert.Equal(new ContactId("Ann@Example.COM"), new ContactId("ann@example.com"));

    [Fact]
    public void Any_other_key_is_compared_letter_for_letter() => Assert.NotEqual(new ContactId("Ann"), new ContactId("ann"));

    [Theory]
    [InlineData("a@b@Example.com", "example.com"), InlineData("42", "(none)"), InlineData("odd@", "")]
    public void A_domain_follows_the_last_at_sign(string key, string domain) => Assert.Equal(domain, new ContactId(key).Domain);

    [Fact]
    public void A_key_cannot_be_empty() => Assert.Throws<ArgumentException>(() => new EmailId(""));

    [Fact]
    public void An_event_id_has_at_most_200_characters()
    {
        Assert.Equal(200, new EventId(new string('x', 200)).Value.Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => new EventId(new string('x', 201)));
    }

    [Fact]
    public void Money_without_a_currency_says_so() => Assert.Equal("XXX", new Money(1, null).Currency);

    [Fact]
    public void Money_that_could_not_be_summed_exactly_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Money(Money.MaxAmount + 1, "EUR"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Money(0.0000000001m, "EUR"));
    }

    [Fact]
    public void An_instant_is_cut_to_milliseconds_in_utc()
    {
        var sent = new Sent { At = new DateTimeOffset(2026, 3, 29, 2, 30, 0, TimeSpan.FromHours(2)).AddTicks(12_345), Recipient = "a" };
        Assert.Equal(new DateTimeOffset(2026, 3, 29, 0, 30, 0, 1, TimeSpan.Zero), sent.At);
        Assert.Equal(TimeSpan.Zero, sent.At.Offset);
    }

    [Fact]
    public void An_instant_outside_1970_to_2199_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sent { At = DateTimeOffset.MaxValue, Recipient = "a" });

    [Fact]
    public void Segments_with_the_same_content_are_equal()
    {
        Segments Make() => new() { Campaign = "spring", Lists = ["a", "b"], Tags = Segments.None.Tags.Add("k", "v") };
        Assert.Equal(Make(), Make());
        Assert.NotEqual(Make(), Make() with { Lists = ["a"] });
    }

    [Fact]
    public void Tracking_never_works_backwards()
    {
        var tracking = Tracking.From(Some.At(10));
        Assert.Equal((false, true), (tracking.IsOnAt(Some.At(9.999)), tracking.IsOnAt(Some.At(10))));
    }
}
