using CampaignMetrics.Contacts.Consents;
using FsCheck.Fluent;

namespace CampaignMetrics.Contacts.Tests.Consents;

public sealed class TrackingConsentsTests
{
    private static TrackingConsents Said(params (double At, TrackingConsent Consent)[] statements)
    {
        var consents = new TrackingConsents();
        foreach (var (at, consent) in statements) consents.Add(Some.Contact, new ConsentStatement(Some.At(at), consent));
        return consents;
    }

    [Fact]
    public void Who_said_nothing_is_unknown() => Assert.Equal(TrackingConsent.Unknown, Said().AsOf(Some.Contact, Some.At(0)));

    [Theory]
    [InlineData(9, TrackingConsent.Unknown)]
    [InlineData(10, TrackingConsent.Granted)]
    [InlineData(19, TrackingConsent.Granted)]
    [InlineData(20, TrackingConsent.Denied)]
    [InlineData(999, TrackingConsent.Denied)]
    public void What_was_said_last_at_or_before_an_instant_holds(double at, TrackingConsent expected) =>
        Assert.Equal(expected, Said((20, TrackingConsent.Denied), (10, TrackingConsent.Granted)).AsOf(Some.Contact, Some.At(at)));

    [Fact]
    public void Of_two_statements_at_one_instant_the_stricter_holds() =>
        Assert.Equal(
            TrackingConsent.Denied, Said((5, TrackingConsent.Denied), (5, TrackingConsent.Granted)).AsOf(Some.Contact, Some.At(5)));

    [Fact]
    public void One_contacts_word_is_not_anothers() =>
        Assert.Equal(TrackingConsent.Unknown, Said((5, TrackingConsent.Denied)).AsOf("bob@example.com", Some.At(9)));

    [Fact]
    public void Clicks_under_denial_name_nobody_deliveries_do()
    {
        var consents = Said((10, TrackingConsent.Denied));
        Assert.True(consents.MayName(Some.Clicked(9)));
        Assert.False(consents.MayName(Some.Clicked(10)));
        Assert.True(consents.MayName(Some.Delivered(11)));
    }

    [Fact]
    public void Only_who_denies_may_not_be_profiled()
    {
        var mayProfile = Said((10, TrackingConsent.Denied)).MayProfile(Some.At(10));
        Assert.Equal((false, true), (mayProfile(Some.Contact), mayProfile("bob@example.com")));
    }

    [Fact]
    public void Forgetting_leaves_nothing()
    {
        var consents = Said((5, TrackingConsent.Denied));
        consents.Forget(Some.Contact);
        Assert.Empty(consents.StatementsOf(Some.Contact));
    }

    [Fact]
    public void Statements_in_any_order_say_the_same() => Law.Holds(
        from statements in (
            from at in Gen.Choose(0, 6) from consent in Gen.Elements(
                Enum.GetValues<TrackingConsent>()) select ((double)at, consent)).ListOf()
        from seed in Gen.Choose(0, int.MaxValue - 1)
        select (Statements: statements.ToList(), Seed: seed),
        said => Enumerable.Range(0, 7).All(at =>
            Said([.. said.Statements])
                .AsOf(Some.Contact, Some.At(at)) == Said([.. Law.Shuffled(said.Statements, said.Seed)])
                .AsOf(Some.Contact, Some.At(at))));
}
