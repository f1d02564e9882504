namespace CampaignMetrics.Bounces.Tests;

public sealed class BounceTaxonomyTests
{
    [Fact]
    public void Every_reason_has_its_facts() =>
        Assert.Equal(Enum.GetValues<BounceReason>(), BounceTaxonomy.All.Select(facts => facts.Reason));

    [Fact]
    public void Every_explanation_is_one_sentence() =>
        Assert.All(BounceTaxonomy.All, facts => Assert.Matches(@"^[A-Z][^|]+\.$", facts.Explanation));

    [Fact]
    public void Hard_reasons_are_suppressed_and_not_retried() =>
        Assert.All(BounceTaxonomy.All.Where(facts => facts.Class == BounceClass.Hard), facts =>
            Assert.Equal((true, false), (facts.Suppress, facts.RetryHelps)));

    [Fact]
    public void Temporary_reasons_are_retried_and_not_suppressed() =>
        Assert.All(BounceTaxonomy.All.Where(facts => facts.Class == BounceClass.Temporary), facts =>
            Assert.Equal((false, true), (facts.Suppress, facts.RetryHelps)));

    [Fact]
    public void A_map_changes_one_reason_and_leaves_the_map_it_came_from()
    {
        var map = BounceClassMap.Default.With(BounceReason.SpamDetected, BounceClass.Soft);
        Assert.Equal(
            (BounceClass.Soft, BounceClass.Blocked), (map[BounceReason.SpamDetected], BounceClassMap.Default[BounceReason.SpamDetected]));
        Assert.All(Enum.GetValues<BounceReason>().Except([BounceReason.SpamDetected]), reason =>
            Assert.Equal(BounceClassMap.Default[reason], map[reason]));
    }

    [Fact]
    public void A_reason_that_does_not_exist_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => BounceTaxonomy.Of((BounceReason)999));
        Assert.Throws<ArgumentOutOfRangeException>(() => BounceClassMap.Default[(BounceReason)(-1)]);
        Assert.Throws<ArgumentOutOfRangeException>(() => BounceClassMap.Default.With((BounceReason)999, BounceClass.Soft));
    }
}
